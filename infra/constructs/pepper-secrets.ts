import { ArnFormat } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

/**
 * One secret for each contest, `vanhier-<stage>/pepper/<contest id>`: made when its ballot is fixed and destroyed when
 * nobody can appeal any more, so that no deployment knows them.
 */
export class PepperSecrets extends Construct {
  readonly #prefix: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#prefix = `vanhier-${stack.settings.name}/pepper`;
    stack.output('PepperPrefix', this.#prefix, 'Name of each contest’s secret, before its id');
  }

  allowRead(fn: HouseFunction): void {
    this.#allow(fn, ['secretsmanager:GetSecretValue']);
  }

  allowManage(fn: HouseFunction): void {
    this.#allow(fn, [
      'secretsmanager:GetSecretValue',
      'secretsmanager:CreateSecret',
      'secretsmanager:DeleteSecret',
    ]);
  }

  #allow(fn: HouseFunction, actions: readonly string[]): void {
    const under = HouseStack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${this.#prefix}/`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    fn.allowUnder(actions, under, 'Contests come after the deployment; each has a secret here.');
    fn.setVariable('PEPPER_PREFIX', this.#prefix);
  }
}
