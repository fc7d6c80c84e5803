import type { Block, Chapter } from '../document.ts';
import type { ProgrammeReport } from '../report.ts';
import { chapterNames, chapters } from '../report-figure.ts';
import { say, sayDay, sayList } from './report-messages.ts';

/** What tables say of figures, whichever they are. */
const inTables = ['inhabitants', 'perInhabitants', 'yearBefore', 'comparable', 'unknown'] as const;

/** What each figure means. */
export const definitions = (): Chapter => ({
  id: 'definitions',
  title: say('definitions.title'),
  blocks: [
    { kind: 'paragraph', text: say('definitions.intro') },
    ...chapterNames.flatMap((chapter): Block[] => [
      { kind: 'heading', text: say(`chapter.${chapter}`) },
      {
        kind: 'terms',
        terms: chapters[chapter].map((figure) => ({
          term: say(`figure.${figure}`),
          text: say(`definition.${figure}`),
        })),
      },
    ]),
    { kind: 'heading', text: say('definition.tables') },
    {
      kind: 'terms',
      terms: inTables.map((term) => ({
        term: say(`term.${term}`),
        text: say(`term.${term}.text`),
      })),
    },
  ],
});

/** How it is counted, and what nobody should read into the figures. */
export const limits = ({ startedLate }: ProgrammeReport): Chapter => ({
  id: 'limits',
  title: say('limits.title'),
  blocks: [
    { kind: 'heading', text: say('method.title') },
    {
      kind: 'list',
      entries: [
        say('method.exact'),
        say('method.people'),
        say('method.people.followed'),
        say('method.privacy'),
        say('method.yearBefore'),
        say('method.comparable'),
        say('method.change'),
      ],
    },
    { kind: 'heading', text: say('unknown.title') },
    {
      kind: 'list',
      entries: [
        say('unknown.sales'),
        say('unknown.cause'),
        say('unknown.people'),
        say('unknown.opens'),
        say('unknown.machines'),
        say('unknown.lost'),
        say('unknown.printed'),
        say('unknown.agenda'),
        ...startedLateEntries(startedLate),
      ],
    },
  ],
});

function startedLateEntries(startedLate: ProgrammeReport['startedLate']): string[] {
  const never = startedLate.filter(({ since }) => since === undefined);
  const late = startedLate.flatMap(({ name, since }) => (since ? [{ name, since }] : []));
  const dated = late.map(({ name, since }) =>
    say('unknown.startedOn', { name, day: sayDay(since) }),
  );
  return [
    ...(never.length > 0
      ? [say('unknown.startedNever', { names: sayList(never.map(({ name }) => name)) })]
      : []),
    ...(late.length > 0
      ? [say('unknown.startedLate', { count: late.length, list: sayList(dated) })]
      : []),
  ];
}
