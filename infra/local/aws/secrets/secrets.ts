import { randomUUID } from 'node:crypto';
import type { ResolvedTemplate } from '../../resources.ts';
import { type AwsAnswer, AwsError, type AwsHandler, json } from '../call.ts';
import { record, text } from '../narrow.ts';
import { arnOfName, openMadeSecrets } from './made-secrets.ts';
import type { StoredSecret } from './stored-secret.ts';
import { openTemplateSecrets } from './template-secrets.ts';

export interface Secrets {
  handler: AwsHandler;
  /** @throws AwsError `ResourceNotFoundException`. */
  text(id: string): string;
  /** Of a secret that is not there, the ARN up to its random end. */
  arnOf(id: string): string;
  stop(): void;
}

/** Secrets Manager: the template's secrets, and those that functions make and destroy. */
export function startSecrets(template: ResolvedTemplate, dataDir: string): Secrets {
  const declared = openTemplateSecrets(template, dataDir);
  const made = openMadeSecrets(dataDir);
  const find = (id: string) => declared.find(id) ?? made.find(id);

  function known(id: string): StoredSecret {
    const found = find(id);
    if (!found) throw new AwsError('ResourceNotFoundException', `There is no secret ${id}.`);
    return found;
  }

  function create(input: Record<string, unknown>): AwsAnswer {
    const name = text(input.Name);
    if (declared.find(name)) {
      throw new AwsError('ResourceExistsException', `A secret with the name ${name} exists.`);
    }
    return json(described({ name, ...made.create(name, text(input.SecretString)) }));
  }

  function destroy(id: string, input: Record<string, unknown>): AwsAnswer {
    if (input.ForceDeleteWithoutRecovery !== true || declared.find(id)) {
      throw new AwsError(
        'InvalidRequestException',
        'The local cloud deletes what a function made, and only without recovery.',
      );
    }
    // AWS answers the same for a secret that is not there.
    const { name, arn } = made.find(id) ?? { name: id, arn: arnOfName(id) };
    made.destroy(name);
    return json({ ARN: arn, Name: name, DeletionDate: Math.floor(Date.now() / 1000) });
  }

  return {
    text: (id) => known(id).text,
    arnOf: (id) => find(id)?.arn ?? (id.startsWith('arn:') ? id : arnOfName(id)),
    stop: () => {
      declared.stop();
      made.stop();
    },
    handler: async ({ operation, input }) => {
      const given = record(input);
      const id = text(given.SecretId);
      switch (operation) {
        case 'CreateSecret':
          return create(given);
        case 'DeleteSecret':
          return destroy(id, given);
        case 'GetSecretValue':
          return json({ ...described(known(id)), SecretString: known(id).text });
        case 'DescribeSecret':
          return json(described(known(id)));
        case 'PutSecretValue':
          known(id).write(text(given.SecretString));
          return json({ ...described(known(id)), VersionId: randomUUID() });
        default:
          throw new AwsError('UnknownOperationException', `No ${operation} in the local cloud.`);
      }
    },
  };
}

const described = ({ arn, name }: Pick<StoredSecret, 'arn' | 'name'>) => ({
  ARN: arn,
  Name: name,
  VersionId: 'local',
  VersionStages: ['AWSCURRENT'],
});
