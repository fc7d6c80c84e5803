import { beforeAll, describe, expect, it } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { ofType, type Synthesized, synthesize } from './synthesized.ts';

let dev: Synthesized;
let prod: Synthesized;

beforeAll(async () => {
  dev = await synthesize(stages.dev);
  prod = await synthesize(stages.prod);
});

const data = (type: string) => ofType(dev.templates.Data, type);
const tableCalled = (part: string, { templates }: Synthesized = dev) => {
  const named = Object.entries(templates.Data.Resources).find(
    ([id, { Type }]) => Type === 'AWS::DynamoDB::Table' && id.startsWith(part),
  );
  return named?.[1].Properties;
};

describe('table', () => {
  it('can be restored to any second of 35 days, and forgets items at expiresAt', () => {
    expect(tableCalled('Programme')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 35,
      },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
    });
  });

  it('has two indexes and no stream', () => {
    const table = tableCalled('Programme');
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
    expect(tableCalled('Programme', restored)).toBeDefined();
    const readBefore = JSON.stringify(dev.templates.Service).match(/Vanhier-dev-Data:\w+/g) ?? [];
    const exported = Object.values(restored.templates.Data.Outputs ?? {}).map(
      ({ Export }) => Export?.Name,
    );
    expect(exported).toEqual(expect.arrayContaining([...new Set(readBefore)]));
  });
});

describe('table of votes', () => {
  it('keeps nothing that tells in which order voters and ballots came', () => {
    const votes = tableCalled('Votes');
    expect(votes).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
    });
    for (const recorder of [
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'StreamSpecification',
      'KinesisStreamSpecification',
      'ContributorInsightsSpecification',
    ]) {
      expect(votes).not.toHaveProperty(recorder);
    }
    const tables = data('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(2);
    expect(data('AWS::Backup::BackupPlan')).toEqual([]);
  });
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
    expect(buckets).toHaveLength(5);
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
      ['sheets/', 7],
      ['merchant-imports/', 30],
      ['merchant-refusals/', 30],
      ['calendar-sources/', 400],
      ['calendar-fetched/', 2],
    ]);
  });

  it('let nobody remove a line of the erasure journal while the table can still be restored', () => {
    const journal = bucketCalled('journal');
    expect(journal.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({
      Mode: 'GOVERNANCE',
      Days: 40,
    });
    const table = tableCalled('Programme');
    expect(journal.ObjectLockConfiguration.Rule.DefaultRetention.Days).toBeGreaterThan(
      table.PointInTimeRecoverySpecification.RecoveryPeriodInDays,
    );
    expect(journal.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });

  it.each([
    ['erasure-journal/', 400],
    ['withdrawals/', 60],
  ])('forget lines of the journal in the end, old versions too: %s', (Prefix, days) => {
    expect(bucketCalled('journal').LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({
        Prefix,
        ExpirationInDays: days,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
  });

  it('keep the votes of each contest unaltered for longer than anybody can appeal, and not for ever', () => {
    const backups = bucketCalled('vote-backups');
    expect(backups.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({
      Mode: 'GOVERNANCE',
      Days: 180,
    });
    expect(backups.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(backups.LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ Prefix: 'vote-backups/', ExpirationInDays: 400 }),
    );
  });

  it('keep published results for good', () => {
    const [unfinished, ...others] = bucketCalled('publications').LifecycleConfiguration.Rules;
    expect(unfinished).toHaveProperty('AbortIncompleteMultipartUpload');
    expect(others).toEqual([]);
  });

  it('let CloudFront of this account read images and published results, and nothing else', () => {
    const opened = data('AWS::S3::BucketPolicy').flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter(
        ({ Principal }: { Principal: { Service?: string } }) => Principal.Service,
      ),
    );
    expect(opened).toHaveLength(2);
    for (const { Action, Condition } of opened) {
      expect(Action).toBe('s3:GetObject');
      // What CloudFront says of itself when it reads a bucket is the ARN of the distribution.
      const distributions = ['arn:aws:cloudfront::', { Ref: 'AWS::AccountId' }, ':distribution/*'];
      expect(Condition).toEqual({
        ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', distributions] } },
      });
    }
    const resources = opened.map(({ Resource }) => JSON.stringify(Resource));
    expect(resources).toEqual([
      expect.stringMatching(/-images-.*\/images\/\*/),
      expect.stringMatching(/-publications-.*\/published\/\*/),
    ]);
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
