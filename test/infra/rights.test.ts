import { beforeAll, describe, expect, it } from 'vitest';
import { type FunctionName, functionNames } from '../../infra/functions.ts';
import {
  createNamer,
  ofType,
  type Properties,
  type Synthesized,
  synthesize,
} from './synthesized.ts';

const table = 'ProgrammeTable';
const votes = 'VotesTable';
const everyIndex = [table, `${table}/index/gsi1`, `${table}/index/gsi2`];
const on = (actions: string[], resources: string[]) =>
  actions.flatMap((action) => resources.map((resource) => `${action} ${resource}`));

const readTable = on(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], everyIndex);
const readWriteTable = [
  ...readTable,
  ...on(
    ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'].map(
      (action) => `dynamodb:${action}`,
    ),
    everyIndex,
  ),
];
const onVotes = (...actions: string[]) => actions.map((action) => `dynamodb:${action} ${votes}`);
const peppers = (...actions: string[]) =>
  actions.map(
    (action) =>
      `secretsmanager:${action} arn:aws:secretsmanager:eu-west-1:ACCOUNT:secret:vanhier-dev/pepper/*`,
  );
const secret = (name: string) => [`secretsmanager:GetSecretValue ${name}Secret`];
const objects = (bucket: string) => `arn:aws:s3:::vanhier-dev-${bucket}-ACCOUNT`;
const list = (bucket: string) => [`s3:ListBucket ${objects(bucket)}`];
const listFiles = list('files');
const get = (bucket: string, prefix: string) => [`s3:GetObject ${objects(bucket)}/${prefix}/*`];
const readFiles = (prefix: string) => get('files', prefix);
const put = (bucket: string, prefix: string) => [`s3:PutObject ${objects(bucket)}/${prefix}/*`];
const remove = (bucket: string, prefix: string) => [
  `s3:DeleteObject ${objects(bucket)}/${prefix}/*`,
];
const send = (...queues: string[]) => queues.map((name) => `sqs:SendMessage queue ${name}`);
const consume = (queue: string) =>
  on(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [`queue ${queue}`]);
const ses = (resource: string) => `arn:aws:ses:eu-west-1:ACCOUNT:${resource}`;
const identity = ses('identity/SenderIdentity');
const configurationSet = ses('configuration-set/SenderConfigurationSet');
const templates = ses('template/*');
const launchSchedules = [
  ...on(
    ['Create', 'Update', 'Delete'].map((verb) => `scheduler:${verb}Schedule`),
    ['arn:aws:scheduler:eu-west-1:ACCOUNT:schedule/vanhier-dev-launch/*'],
  ),
  'iam:PassRole NewslettersLaunchesRole',
];

/** What each function may do, beside writing its own log and its traces. Nothing else. */
const rights: Record<FunctionName, string[]> = {
  'subscribers/public': [
    ...readWriteTable,
    ...secret('Keys'),
    ...secret('Origin'),
    ...put('journal', 'erasure-journal'),
    ...put('journal', 'withdrawals'),
    ...send('mail', 'track'),
  ],
  'subscribers/staff': [
    ...readWriteTable,
    ...secret('Keys'),
    ...put('files', 'imports'),
    ...listFiles,
    ...readFiles('exports'),
    ...readFiles('refusals'),
    ...put('journal', 'erasure-journal'),
    ...put('journal', 'withdrawals'),
    ...send('import', 'export', 'mail'),
  ],
  'subscribers/import': [
    ...readWriteTable,
    ...secret('Keys'),
    ...listFiles,
    ...readFiles('imports'),
    ...readFiles('refusals'),
    ...put('files', 'refusals'),
    ...consume('import'),
    ...send('import'),
  ],
  'subscribers/export': [
    ...readWriteTable,
    ...put('files', 'exports'),
    ...consume('export'),
    ...send('export'),
  ],
  'subscribers/sweep': [
    ...readWriteTable,
    ...secret('Keys'),
    ...put('journal', 'withdrawals'),
    ...send('mail'),
  ],
  'newsletters/public': readTable,
  'newsletters/staff': [
    ...readWriteTable,
    ...list('images'),
    ...get('images', 'uploads'),
    ...put('images', 'uploads'),
    ...put('images', 'images'),
    ...send('plan'),
    ...launchSchedules,
  ],
  'newsletters/compose': [
    ...readWriteTable,
    ...put('files', 'rendered'),
    ...send('mail', 'templates'),
    `ses:GetEmailIdentity ${identity}`,
  ],
  'newsletters/templates': [
    ...readWriteTable,
    ...secret('Keys'),
    ...listFiles,
    ...readFiles('rendered'),
    ...consume('templates'),
    'ses:CreateEmailTemplate *',
  ],
  'newsletters/launch': [...readWriteTable, ...send('plan', 'templates')],
  'newsletters/plan': [...readWriteTable, ...consume('plan'), ...send('plan', 'send')],
  'newsletters/send': [
    ...readWriteTable,
    ...secret('Keys'),
    ...consume('send'),
    ...send('send'),
    ...on(['ses:SendBulkEmail'], [identity, configurationSet, templates]),
  ],
  'newsletters/sweep': [
    ...readWriteTable,
    ...send('plan', 'send', 'templates', 'mail'),
    `ses:DeleteEmailTemplate ${templates}`,
  ],
  'merchants/public': [
    ...readWriteTable,
    ...secret('Keys'),
    ...secret('Origin'),
    ...put('images', 'uploads'),
    ...put('journal', 'erasure-journal'),
    ...send('mail', 'photos', 'track'),
  ],
  'merchants/staff': [
    ...readWriteTable,
    ...secret('Keys'),
    ...put('files', 'merchant-imports'),
    ...listFiles,
    ...readFiles('merchant-refusals'),
    ...put('images', 'uploads'),
    ...put('journal', 'erasure-journal'),
    ...send('mail', 'merchant-import', 'photos'),
  ],
  'merchants/import': [
    ...readWriteTable,
    ...secret('Keys'),
    ...listFiles,
    ...readFiles('merchant-imports'),
    ...readFiles('merchant-refusals'),
    ...put('files', 'merchant-refusals'),
    ...consume('merchant-import'),
    ...send('mail', 'merchant-import'),
  ],
  'merchants/photos': [
    ...readWriteTable,
    ...list('images'),
    ...get('images', 'uploads'),
    ...put('images', 'images/merchants'),
    ...remove('images', 'images/merchants'),
    ...consume('photos'),
  ],
  'voting/public': [
    ...readWriteTable,
    // It sees what it knows the key of. Query, or BatchGetItem of guessed keys, would list who voted.
    ...onVotes('GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'),
    ...peppers('GetSecretValue'),
    ...secret('Keys'),
    ...secret('Origin'),
    ...send('mail', 'track'),
  ],
  'voting/staff': [...readWriteTable, ...secret('Keys'), ...send('mail', 'count')],
  'voting/count': [
    ...readWriteTable,
    ...onVotes(
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'ConditionCheckItem',
    ),
    ...peppers('GetSecretValue', 'CreateSecret', 'DeleteSecret'),
    ...secret('Keys'),
    ...put('publications', 'published'),
    ...put('vote-backups', 'vote-backups'),
    ...consume('count'),
    ...send('mail', 'count'),
  ],
  'voting/sweep': [...readWriteTable, ...secret('Keys'), ...send('mail', 'count')],
  'voting/posters': [...readTable, ...list('images'), ...get('images', 'images')],
  'calendar/public': [
    ...readWriteTable,
    ...secret('Keys'),
    ...secret('Origin'),
    ...put('journal', 'erasure-journal'),
    ...send('mail', 'track'),
  ],
  'calendar/staff': [
    ...readWriteTable,
    ...secret('Keys'),
    ...put('files', 'calendar-sources'),
    ...send('mail', 'calendar-sync'),
    ...launchSchedules,
  ],
  'calendar/sync': [
    ...readWriteTable,
    ...listFiles,
    ...readFiles('calendar-sources'),
    ...readFiles('calendar-fetched'),
    ...put('files', 'calendar-fetched'),
    ...consume('calendar-sync'),
    ...send('calendar-sync'),
  ],
  'calendar/sweep': [
    ...readWriteTable,
    ...secret('Keys'),
    ...send('mail', 'calendar-sync'),
    ...launchSchedules,
  ],
  'mail/transactional': [
    ...readWriteTable,
    ...secret('Keys'),
    ...consume('mail'),
    ...send('mail'),
    ...on(['ses:SendRawEmail'], [identity, configurationSet]),
  ],
  'mail/quota': [...readWriteTable, 'ses:GetAccount *'],
  'engagement/mail-events': [
    ...readWriteTable,
    ...secret('Keys'),
    ...consume('mail-events'),
    ...send('track'),
    ...put('journal', 'withdrawals'),
  ],
  'engagement/count': [...readWriteTable, ...consume('track')],
  'engagement/follow': [...readWriteTable, ...consume('follow'), ...send('follow', 'track')],
  'engagement/public': [...readTable, ...secret('Keys'), ...send('follow', 'track')],
  'engagement/staff': [
    ...readWriteTable,
    ...secret('Keys'),
    ...listFiles,
    ...readFiles('programme-reports'),
    ...readFiles('rendered'),
    ...send('report'),
  ],
  'engagement/campaign': readWriteTable,
  'engagement/report': [
    ...readWriteTable,
    ...put('files', 'programme-reports'),
    ...consume('report'),
  ],
  'engagement/sheets': [
    ...readWriteTable,
    ...put('files', 'sheets'),
    ...listFiles,
    ...readFiles('sheets'),
  ],
  'engagement/outbound': [...readWriteTable, ...secret('Keys')],
  'engagement/notices': [...readWriteTable, ...send('webhooks')],
  'engagement/deliver': [
    ...readWriteTable,
    ...secret('Keys'),
    ...consume('webhooks'),
    ...send('mail'),
  ],
  'engagement/reports': [...readTable, ...secret('Keys'), ...listFiles, ...readFiles('rendered')],
  'staff/staff': readWriteTable,
  'staff/public': [],
};

let synthesized: Synthesized;
let granted: Map<string, string[]>;

beforeAll(async () => {
  synthesized = await synthesize();
  granted = readRights(synthesized);
});

describe('rights', () => {
  it.each(functionNames)('%s may do what it needs and nothing else', (name) => {
    const own = `vanhier-dev-${name.replace('/', '-')}`;
    const logs = granted.get(own)?.filter((right) => right.startsWith('logs:')) ?? [];
    expect(logs).toHaveLength(2);
    const always = [...logs, 'xray:PutTraceSegments *', 'xray:PutTelemetryRecords *'];
    expect(granted.get(own)).toEqual([...new Set([...rights[name], ...always])].sort());
  });

  it('lets the launch role be passed to the scheduler only', () => {
    const passing = statements(synthesized).filter(({ Action }) => Action === 'iam:PassRole');
    const toScheduler = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
    expect(passing.map(({ Condition }) => Condition)).toEqual(Array(3).fill(toScheduler));
  });

  it('gives each role of the scheduler one function to invoke', () => {
    const name = createNamer(synthesized);
    const invoked = statements(synthesized)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction')
      .map(({ Resource }) => name(Resource));
    expect(invoked.sort()).toEqual([
      'calendar-sweep',
      'engagement-campaign',
      'engagement-notices',
      'mail-quota',
      'newsletters-launch',
      'newsletters-sweep',
      'subscribers-sweep',
      'voting-sweep',
    ]);
  });

  it('lets two functions know the table of votes, and one list what is in it', () => {
    const touching = (right: RegExp) =>
      functionNames.filter((name) =>
        granted.get(`vanhier-dev-${name.replace('/', '-')}`)?.some((line) => right.test(line)),
      );
    expect(touching(/ VotesTable/)).toEqual(['voting/public', 'voting/count']);
    expect(touching(/(Query|Scan|BatchGetItem) VotesTable/)).toEqual(['voting/count']);
    expect(touching(/:secret:/)).toEqual(['voting/public', 'voting/count']);
  });

  it('gives no function a managed policy', () => {
    const roles = ofType(synthesized.templates.Service, 'AWS::IAM::Role');
    expect(roles.flatMap(({ ManagedPolicyArns }) => ManagedPolicyArns ?? [])).toEqual([]);
  });
});

const statements = ({ templates: { Service } }: Synthesized): Properties[] =>
  ofType(Service, 'AWS::IAM::Policy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

function readRights(synthesized: Synthesized): Map<string, string[]> {
  const { Service } = synthesized.templates;
  const name = createNamer(synthesized);
  const many = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
  const policies = ofType(Service, 'AWS::IAM::Policy');
  return new Map(
    ofType(Service, 'AWS::Lambda::Function').map(({ FunctionName, Role }) => {
      const own = policies.filter(({ Roles }) => Roles[0].Ref === Role['Fn::GetAtt'][0]);
      const lines = own.flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.flatMap(({ Action, Resource }: Properties) =>
          on(many(Action), many(Resource).map(name)),
        ),
      );
      return [FunctionName, [...new Set<string>(lines)].sort()];
    }),
  );
}
