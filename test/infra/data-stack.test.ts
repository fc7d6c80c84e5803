import { beforeAll, describe, expect, it } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { ofType, type Synthesized, synthesize } from './synthesized.ts';

let dev: Synthesized;
let prod: Synthesized;

beforeAll(async () => {
  dev = await synthesize(stages.dev);
  prod = await synthesize(stages.prod);
}, 60_000);

const data = (type: string) => ofType(dev.templates.Data, type);

describe('table', () => {
  it('can be restored to any second of 35 days, and forgets items at expiresAt', () => {
    expect(data('AWS::DynamoDB::Table')).toMatchObject([
      {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: 35,
        },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
      },
    ]);
  });

  it('has two indexes and no stream', () => {
    const [table] = data('AWS::DynamoDB::Table');
    const names = table.GlobalSecondaryIndexes.map(
      ({ IndexName }: { IndexName: string }) => IndexName,
    );
    expect(names).toEqual(['gsi1', 'gsi2']);
    expect(table.StreamSpecification).toBeUndefined();
  });

  it('gives way to a restored one everywhere, and stays itself', async () => {
    const restored = await synthesize({ ...stages.dev, restoredTableName: 'Restored-2027' });
    const { Variables } = ofType(restored.templates.Service, 'AWS::Lambda::Function')[0]
      .Environment;
    expect(Variables.TABLE_NAME).toBe('Restored-2027');
    expect(restored.templates.Data.Outputs?.TableName?.Value).toBe('Restored-2027');
    expect(ofType(restored.templates.Data, 'AWS::DynamoDB::Table')).toHaveLength(1);
    const readBefore = JSON.stringify(dev.templates.Service).match(/Vanhier-dev-Data:\w+/g) ?? [];
    const exported = Object.values(restored.templates.Data.Outputs ?? {}).map(
      ({ Export }) => Export?.Name,
    );
    expect(exported).toEqual(expect.arrayContaining([...new Set(readBefore)]));
  }, 30_000);
});

describe('what must survive', () => {
  const kept = [
    'AWS::DynamoDB::Table',
    'AWS::S3::Bucket',
    'AWS::SecretsManager::Secret',
    'AWS::Cognito::UserPool',
  ];

  it('stays in prod when its stack is deleted', () => {
    for (const { Type, DeletionPolicy } of Object.values(prod.templates.Data.Resources)) {
      if (kept.includes(Type)) expect([Type, DeletionPolicy]).toEqual([Type, 'Retain']);
    }
    expect(ofType(prod.templates.Data, 'AWS::DynamoDB::Table')).toMatchObject([
      { DeletionProtectionEnabled: true },
    ]);
    expect(ofType(prod.templates.Data, 'AWS::Cognito::UserPool')).toMatchObject([
      { DeletionProtection: 'ACTIVE' },
    ]);
  });

  it('goes with its stack in dev', () => {
    for (const { Type, DeletionPolicy } of Object.values(dev.templates.Data.Resources)) {
      if (kept.includes(Type)) expect([Type, DeletionPolicy]).toEqual([Type, 'Delete']);
    }
  });
});

describe('buckets', () => {
  it('are closed to the public, encrypted, and reached over TLS only', () => {
    const buckets = data('AWS::S3::Bucket');
    expect(buckets).toHaveLength(3);
    for (const bucket of buckets) {
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(bucket.BucketEncryption).toBeDefined();
    }
    for (const { PolicyDocument } of data('AWS::S3::BucketPolicy')) {
      expect(JSON.stringify(PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    }
  });

  const bucketCalled = (part: string) =>
    data('AWS::S3::Bucket').find(({ BucketName }) => JSON.stringify(BucketName).includes(part));

  it('forget imports, refusals and exports, and keep rendered issues', () => {
    const expiring = bucketCalled('files')
      .LifecycleConfiguration.Rules.filter(
        (rule: { ExpirationInDays?: number }) => rule.ExpirationInDays,
      )
      .map((rule: { Prefix: string; ExpirationInDays: number }) => [
        rule.Prefix,
        rule.ExpirationInDays,
      ]);
    expect(expiring).toEqual([
      ['imports/', 30],
      ['refusals/', 30],
      ['exports/', 7],
    ]);
  });

  it('let nobody remove a line of the erasure journal while the table can still be restored', () => {
    const journal = bucketCalled('journal');
    expect(journal.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({
      Mode: 'GOVERNANCE',
      Days: 40,
    });
    const [table] = data('AWS::DynamoDB::Table');
    expect(journal.ObjectLockConfiguration.Rule.DefaultRetention.Days).toBeGreaterThan(
      table.PointInTimeRecoverySpecification.RecoveryPeriodInDays,
    );
    expect(journal.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });

  it('forget lines of the erasure journal in the end, old versions too', () => {
    expect(bucketCalled('journal').LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({
        Prefix: 'erasure-journal/',
        ExpirationInDays: 400,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
  });

  it('let CloudFront of this account read images and nothing else', () => {
    const opened = data('AWS::S3::BucketPolicy').filter(({ PolicyDocument }) =>
      JSON.stringify(PolicyDocument).includes('cloudfront.amazonaws.com'),
    );
    expect(opened).toHaveLength(1);
    const statement = opened[0].PolicyDocument.Statement.find(
      ({ Principal }: { Principal: { Service?: string } }) => Principal.Service,
    );
    expect(statement.Action).toBe('s3:GetObject');
    // What CloudFront says of itself when it reads a bucket is the ARN of the distribution.
    expect(statement.Condition).toEqual({
      ArnLike: {
        'aws:SourceArn': {
          'Fn::Join': ['', ['arn:aws:cloudfront::', { Ref: 'AWS::AccountId' }, ':distribution/*']],
        },
      },
    });
    expect(JSON.stringify(statement.Resource)).toContain('/images/*');
  });
});

describe('staff accounts', () => {
  it('are made by administrators, and need a one-time code', () => {
    expect(data('AWS::Cognito::UserPool')).toMatchObject([
      {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      },
    ]);
  });

  it('sign in by code, with a client that keeps no secret', () => {
    expect(data('AWS::Cognito::UserPoolClient')).toMatchObject([
      {
        AllowedOAuthFlows: ['code'],
        GenerateSecret: false,
        CallbackURLs: ['https://dev.vanhier.example/assets/swagger-ui/oauth2-redirect.html'],
      },
    ]);
  });
});
