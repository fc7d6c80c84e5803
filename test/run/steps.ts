/** A part of `npm test`. `counted` ones report each test; the others count as one. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Where the step writes its results, for those that count tests: vitest's JSON report. */
  readonly results?: string;
}

const vitest = (name: string, project: string, ...args: string[]): Step => {
  const results = `.build/test-results/${name}.json`;
  return {
    name,
    results,
    command: [
      'vitest',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ],
  };
};

/** From the quickest to the slowest; a failure does not hide those after it. */
export const steps: readonly Step[] = [
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc'] },
  { name: 'architecture', command: ['npm', 'run', '--silent', 'arch'] },
  { name: 'unused', command: ['knip'] },
  vitest('unit', 'unit*', 'test/functions/', 'test/shared/', 'test/emails/'),
  vitest(
    'infrastructure',
    'unit*',
    'test/infra/',
    'test/run/',
    'test/builders/',
    'test/chaos/',
    'test/race/',
  ),
  vitest('integration', 'integration', 'test/integration/'),
  vitest('browser', 'integration', 'test/e2e/'),
];
