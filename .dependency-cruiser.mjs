/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Files that need each other to run are one concept, or hide a third. Types may refer back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contexts-through-their-index',
      comment:
        'A context says in its index.ts what others may rely on; all else may change any day.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: ['^functions/$1/', '^functions/[^/]+/index\\.ts$'] },
    },
    {
      name: 'shared-knows-no-context',
      comment: 'What every context needs and none owns.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|infra|emails|test)/' },
    },
    {
      name: 'emails-know-no-function',
      comment: 'Mails are made from values; who asks for them is not their business.',
      severity: 'error',
      from: { path: '^emails/' },
      to: { path: '^(functions|infra|test)/' },
    },
    {
      name: 'functions-know-no-infrastructure',
      comment: 'A function learns of its surroundings from its environment only.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'infrastructure-names-entry-files',
      comment: 'By path. Only the description of the API reads routes.',
      severity: 'error',
      from: { path: '^infra/', pathNot: '^infra/(local|operations|openapi)/' },
      to: { path: '^functions/' },
    },
    {
      name: 'seeds-and-operations-through-the-index',
      comment:
        'The local cloud and the operators’ commands use what contexts export, and nothing else of them; the simulated half-year also what plays them.',
      severity: 'error',
      from: { path: '^infra/(local|operations)/' },
      to: { path: '^functions/', pathNot: '^functions/[^/]+/(index|rehearsal)\\.ts$' },
    },
    {
      name: 'rehearsals-are-for-simulations',
      comment:
        'What plays a context loads all of it, and has stand-ins where production has queues: no function and no command may.',
      severity: 'error',
      from: { pathNot: '^(infra/local/demo/engagement|test)/' },
      to: { path: '^functions/[^/]+/rehearsal\\.ts$' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      comment: 'Tests import the product, not the other way round.',
      from: { path: '^(functions|shared|emails|infra)/' },
      to: { path: '^test/' },
    },
    {
      name: 'product-runs-on-dependencies',
      comment: 'What a bundle needs stands in dependencies.',
      severity: 'error',
      from: { path: '^(functions|shared|emails)/', pathNot: '^shared/i18n/compile-messages\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'pages-stay-light',
      comment: 'Residents wait for these to start: no MJML, no time zone polyfill, no metrics.',
      severity: 'error',
      from: { path: '^functions/[^/]+/public\\.ts$' },
      to: {
        path: 'node_modules/(mjml|temporal-polyfill|@aws-lambda-powertools/metrics)/',
        reachable: true,
      },
    },
    {
      name: 'agendas-know-no-source',
      comment:
        'Of a source a page says the name; what staff set of it would be a third of the schemas that it makes at its start.',
      severity: 'error',
      from: { path: '^functions/calendar/public\\.ts$' },
      to: { path: '^functions/calendar/sources/source\\.ts$', reachable: true },
    },
    {
      name: 'merchants-know-no-vote',
      comment: 'The directory stands without contests; these build on it.',
      severity: 'error',
      from: { path: '^functions/(merchants|subscribers|mail|staff)/' },
      to: { path: '^functions/voting/' },
    },
    {
      name: 'staff-reach-no-vote',
      comment:
        'What staff call, and what runs by the clock, has neither the right to votes nor code that touches them.',
      severity: 'error',
      from: { path: '^functions/voting/(staff|sweep|posters)\\.ts$' },
      to: {
        path: '^functions/voting/casting/(attempt-vote|cast-vote|confirm-vote|request-vote|gates|vote-repository|peppers)\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'resolves',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.build|\\.local|cdk\\.out)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
