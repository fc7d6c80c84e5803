import { localized } from '../../../../shared/i18n/localized.ts';
import {
  findPlaceByNis,
  municipalities,
  programme,
} from '../../../../shared/programme/programme.ts';
import type { Block, Row } from '../document.ts';
import type { ContestLine, IssueLine, ProgrammeReport } from '../report.ts';
import { materialName } from './material-name.ts';
import { say, sayList, sayNumber, sayShortDay } from './report-messages.ts';

/** Rows of a list that a reader goes through; what is beyond stands in the CSV file. */
const mostRows = 60;

/** Municipalities that a line names. */
const mostNamed = 3;

/** The newsletters one by one; of very many those that reached most readers. */
export function issuesTable({ issues }: ProgrammeReport): readonly Block[] {
  if (issues.length === 0) return [];
  const reached = ({ figures }: IssueLine) => figures.delivered?.raw ?? 0;
  const widest = issues.toSorted((one, other) => reached(other) - reached(one)).slice(0, mostRows);
  const shown = issues.filter((issue) => widest.includes(issue));
  return [
    { kind: 'heading', text: say('issues.title') },
    {
      kind: 'table',
      caption: say('issues.table'),
      head: [
        say('issues.name'),
        say('issues.day'),
        say('issues.to'),
        say('figure.delivered'),
        say('figure.clicks'),
        say('figure.complained'),
      ],
      words: [0, 1],
      widths: [0.09, 0.29, 0.12, 0.1, 0.1],
      rows: shown.map(issueRow),
    },
    ...(shown.length < issues.length
      ? [
          {
            kind: 'note',
            text: say('issues.more', { shown: shown.length, all: issues.length }),
          } as const,
        ]
      : []),
  ];
}

const issueRow = ({
  title,
  startedAt,
  audience,
  municipalities: codes,
  figures,
}: IssueLine): Row => ({
  label: title,
  level: 'entry',
  cells: [
    { text: sayShortDay(startedAt) },
    { text: say('issues.audience', { audience, places: placesOf(codes) }) },
    { text: sayNumber(figures.delivered?.raw ?? 0) },
    { text: sayNumber(figures.clicked?.human ?? 0) },
    { text: sayNumber(figures.complained?.raw ?? 0) },
  ],
});

/** All, one region, a few by name, or how many. */
function placesOf(codes: readonly string[]): string {
  const isAll = (places: readonly { readonly nis: string }[]) =>
    places.length === codes.length && places.every(({ nis }) => codes.includes(nis));
  if (isAll(municipalities)) return say('issues.everywhere');
  const region = programme.regions.find((one) => isAll(one.municipalities));
  if (region && codes.length > 1) return say('issues.region', { region: region.name });
  return codes.length > mostNamed
    ? say('issues.several', { count: codes.length })
    : sayList(codes.map(municipalityName));
}

const municipalityName = (nis: string): string => findPlaceByNis(nis)?.municipality.name ?? nis;

export function contestsTable({ contests }: ProgrammeReport): readonly Block[] {
  if (contests.length === 0) return [];
  return [
    { kind: 'heading', text: say('contests.title') },
    {
      kind: 'table',
      caption: say('contests.table'),
      head: [
        say('contests.name'),
        say('contests.ended'),
        say('figure.ballots'),
        say('chart.series.online'),
        say('chart.series.paper'),
        say('contests.share'),
        say('figure.elected'),
      ],
      words: [0],
      widths: [0.1, 0.12, 0.1, 0.11, 0.13, 0.13],
      rows: contests.map(contestRow),
    },
    ...(contests.some(({ result }) => !result)
      ? [{ kind: 'note', text: say('contests.unpublishedNote') } as const]
      : []),
  ];
}

function contestRow({ nis, title, slug, closedAt, result }: ContestLine): Row {
  const name = localized(title, 'nl')?.text ?? slug;
  const municipality = municipalityName(nis);
  const unpublished = { text: say('contests.unpublished') };
  const countOf = (value: number | undefined) =>
    value === undefined ? unpublished : { text: sayNumber(value) };
  return {
    label: name.includes(municipality) ? name : say('contests.both', { municipality, title: name }),
    level: 'entry',
    cells: [
      { text: sayShortDay(closedAt) },
      countOf(result?.ballots),
      countOf(result?.online),
      countOf(result?.paper),
      result ? { text: shareOf(result) } : unpublished,
      countOf(result?.elected),
    ],
  };
}

const shareOf = ({ ballots, inhabitants }: NonNullable<ContestLine['result']>): string =>
  inhabitants === undefined
    ? say('unknown')
    : say('perThousand', { value: (ballots / inhabitants) * 100 });

export function materialsTable({
  materials: scanned,
  total,
  unplaced,
}: ProgrammeReport): readonly Block[] {
  if (scanned.length === 0) return [];
  const all = total.now.counted.total.scanned ?? { raw: 0, human: 0 };
  const known = scanned.reduce(
    (sum, { figure }) => ({ raw: sum.raw + figure.raw, human: sum.human + figure.human }),
    { raw: 0, human: 0 },
  );
  const rest = { raw: all.raw - known.raw, human: all.human - known.human };
  return [
    { kind: 'heading', text: say('materials.title') },
    {
      kind: 'table',
      caption: say(unplaced ? 'materials.table' : 'materials.tableRegion'),
      head: [say('materials.name'), say('figure.scans'), say('figure.allScans')],
      rows: [
        ...scanned.map(({ material, figure }) => ({
          label: materialName(material),
          level: 'entry' as const,
          cells: [{ text: sayNumber(figure.human) }, { text: sayNumber(figure.raw) }],
        })),
        ...(rest.raw > 0
          ? [
              {
                label: say('materials.rest'),
                level: 'entry' as const,
                cells: [{ text: sayNumber(rest.human) }, { text: sayNumber(rest.raw) }],
              },
            ]
          : []),
      ],
    },
  ];
}
