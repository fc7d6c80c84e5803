import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

/** A generated secret: `Keys` becomes the variable `KEYS_SECRET_ARN` and the output `KeysSecretArn`. */
export class SecretText extends Construct {
  readonly secret: Secret;
  readonly #variable: string;

  constructor(scope: Construct, id: string, purpose: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#variable = `${id.toUpperCase()}_SECRET_ARN`;
    this.secret = new Secret(this, 'Secret', {
      description: purpose,
      generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
      removalPolicy: stack.removal,
    });
    stack.output(`${id}SecretArn`, this.secret.secretArn, purpose);
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'A person rotates it: links in mails outlive every rotation, so old keys must stay beside the new one.',
    );
  }

  allowRead(fn: HouseFunction): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
    fn.setVariable(this.#variable, this.secret.secretArn);
  }
}
