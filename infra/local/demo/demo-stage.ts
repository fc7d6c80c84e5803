import { S3Client } from '@aws-sdk/client-s3';
import { createStage, type Stage } from '../../../functions/voting/index.ts';
import { createDocumentClient, createTable, type Table } from '../../../shared/data/table.ts';
import { secretKeyRing } from '../../../shared/secrets/key-ring.ts';
import { createReadSecret, createSecrets } from '../../../shared/secrets/read-secret.ts';
import { environmentOf } from '../emulators/environment-of.ts';
import { localCredentials } from '../emulators/local-credentials.ts';
import { region } from '../resources.ts';

/** What is known of a running local cloud. */
export interface CloudAddress {
  readonly siteUrl: string;
  readonly awsUrl: string;
  /** Of DynamoDB itself, which answers sooner than AWS's endpoint before it. */
  readonly dynamoDbEndpoint?: string;
  /** With which everything is allowed. */
  readonly adminCredentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  output(name: string): string;
}

export interface DemoStage {
  readonly stage: Stage;
  /** Another one, with a clock of its own, for contests that are played at the same time. */
  newStage(): Stage;
  readonly table: Table;
  readonly s3: S3Client;
  readonly imagesBucket: string;
  close(): void;
}

/** A stage on which contests are played, in the tables and buckets of a local cloud. */
export function openStage(cloud: CloudAddress): DemoStage {
  const { siteUrl, awsUrl, dynamoDbEndpoint, adminCredentials, output } = cloud;
  const settings = { endpoint: awsUrl, region, credentials: adminCredentials };
  const environment = environmentOf(awsUrl, adminCredentials);
  const dynamoDb = createDocumentClient({
    environment:
      dynamoDbEndpoint === undefined
        ? environment
        : environmentOf(dynamoDbEndpoint, localCredentials),
  });
  const secrets = createSecrets({ environment });
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const table = createTable(dynamoDb, output('TableName'));
  const voteTableName = output('VoteTableName');
  const newStage = () =>
    createStage({
      table,
      votes: createTable(dynamoDb, voteTableName),
      voteTableName,
      dynamoDb,
      secrets,
      pepperPrefix: output('PepperPrefix'),
      s3,
      publicationsBucket: output('PublicationsBucket'),
      backupsBucket: output('VoteBackupsBucket'),
      keys: secretKeyRing(createReadSecret(secrets), output('KeysSecretArn')),
      siteUrl,
    });
  return {
    stage: newStage(),
    newStage,
    table,
    s3,
    imagesBucket: output('ImagesBucket'),
    close: () => s3.destroy(),
  };
}
