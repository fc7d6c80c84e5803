import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

/**
 * A generated secret: `Keys` becomes the variable `KEYS_SECRET_ARN` and the output `KeysSecretArn`. Its text holds one or more values separated by blanks: the first is used, all are accepted, so
 * that a person can put a new one in front.
 */
export class SecretText extends Construct {
  readonly secret: Secret;
  readonly #variable: string;

  constructor(scope: Construct, id: string, purpose: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#variable = `${id.toUpperCase()}_SECRET_ARN`;
    this.secret = new Secret(this, 'Secret', {
      secretName: stack.nameOf(id.toLowerCase()),
      description: purpose,
      generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
      removalPolicy: stack.removal,
    });
    stack.output(`${id}SecretArn`, this.secret.secretArn, purpose);
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'Links in mails outlive every rotation: keys are added in front by a person and the old ones keep verifying.',
    );
  }

  allowRead(fn: HouseFunction): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
    fn.setVariable(this.#variable, this.secret.secretArn);
  }
}
