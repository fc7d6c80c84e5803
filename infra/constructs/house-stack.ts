import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** A stack of one stage; every construct in it finds the stage and the names from here. */
export class HouseStack extends Stack {
  readonly settings: Stage;

  constructor(scope: Construct, part: string, settings: Stage, description: string) {
    super(scope, `Vanhier-${settings.name}-${part}`, {
      env: { region: settings.region },
      description,
      terminationProtection: settings.keepData,
      tags: { project: 'vanhier', stage: settings.name },
    });
    this.settings = settings;
  }

  /** @throws {Error} when the construct stands in a stack of another kind. */
  static override of(construct: Construct): HouseStack {
    const stack = Stack.of(construct);
    if (stack instanceof HouseStack) return stack;
    throw new Error(`${construct.node.path} is not in a stack of this house`);
  }

  /** Name of a resource that people meet: `vanhier-prod-send`. */
  nameOf(resource: string): string {
    return `vanhier-${this.settings.name}-${resource.replaceAll('/', '-')}`;
  }

  /** What happens to data when its stack goes. */
  get removal(): RemovalPolicy {
    return this.settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** An output under a name that stays: logical id `name`, export `vanhier-<stage>-<name>`. */
  output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description, exportName: this.nameOf(name) });
  }
}
