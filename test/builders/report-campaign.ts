import type { Happening } from '../../functions/engagement/events/engagement-event.ts';
import type { Issue } from '../../functions/newsletters/issue.ts';
import { createIssueRepository } from '../../functions/newsletters/issue-repository.ts';
import { listSizeKey } from '../../functions/subscribers/repository/keys.ts';
import { type Chance, createChance } from '../../infra/local/demo/engagement/chance.ts';
import type { Table } from '../../shared/data/table.ts';
import { programme } from '../../shared/programme/programme.ts';
import type { Municipality } from '../../shared/programme/schema.ts';
import { dayAfter, daysBetween } from '../../shared/time/days.ts';
import { startOfLocalDay } from '../../shared/time/local-hour.ts';
import { agendaOf, anAgendaEntry } from './agenda.ts';
import { campaignIn } from './campaign.ts';
import { aContest } from './contest.ts';
import { mailTraffic } from './half-year/mail-traffic.ts';
import { pageTraffic } from './half-year/page-traffic.ts';
import { count } from './half-year.ts';

/** Days in Europe/Brussels, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

export interface CampaignOptions extends Days {
  /** Municipalities that take part; all when absent. */
  readonly takesPart?: (municipality: Municipality) => boolean;
  /** Subscribers for a thousand inhabitants. */
  readonly readers?: number;
  /** Whether what is printed has codes. */
  readonly isPrinted?: boolean;
  readonly seed?: number;
  /** Of newsletters, by turns. */
  readonly titles?: readonly string[];
}

const usualTitles = [
  'De zomer komt eraan: koop bij wie u kent',
  'Vakantie in eigen streek',
  'De oogst van uw buren',
  'Terug naar school, langs de winkel om de hoek',
  'Stem op uw ambassadeur',
  'De winnaars, en wat er in de herfst te doen is',
];

/**
 * Fills a table with a campaign of some months: newsletters, votes with their result, events, merchants and sizes of lists, and
 * what people and machines did with them, counted as the product counts.
 */
export async function reportCampaign(table: Table, options: CampaignOptions): Promise<void> {
  const { seed = 1, takesPart = () => true } = options;
  const chance = createChance(seed);
  for (const region of programme.regions) {
    const municipalities = region.municipalities.filter(takesPart);
    if (municipalities.length === 0) continue;
    await sendIssues(table, region.id, municipalities, options, chance);
    for (const municipality of municipalities) await liveIn(table, municipality, options, chance);
  }
}

async function sendIssues(
  table: Table,
  region: string,
  municipalities: readonly Municipality[],
  { from, to, seed = 1, readers = 20, titles = usualTitles }: CampaignOptions,
  chance: Chance,
): Promise<void> {
  const issues = createIssueRepository(table, () => new Date(`${to}T12:00:00Z`));
  const days = daysBetween(from, to).filter((day) => day.endsWith('-05'));
  for (const [index, day] of days.entries()) {
    const sentAt = new Date(startOfLocalDay(day).getTime() + 10 * 3_600_000);
    const digits = `${seed}${index}${programme.regions.findIndex(({ id }) => id === region)}`;
    const issueId = `iss_01kb${digits.padStart(22, '0')}`;
    const title = titles[index % titles.length] ?? '';
    const nisCodes = municipalities.map(({ nis }) => nis);
    await issues.create({ ...sentIssue, issueId, title, region, ...sentOn(sentAt, nisCodes) });
    const links = ['2-1', '4-1', '6-1', '7-1'];
    for (const { nis, inhabitants = 0 } of municipalities) {
      const audience = Math.round((inhabitants / 1000) * readers);
      const mails = mailTraffic({ issueId, sentAt, links, nisCodes: [nis] }, audience, chance);
      await count(
        table,
        mails.filter(({ at }) => at.slice(0, 10) <= to),
      );
    }
  }
}

const sentOn = (sentAt: Date, municipalities: readonly string[]) => ({
  municipalities: [...municipalities],
  createdAt: sentAt.toISOString(),
  updatedAt: sentAt.toISOString(),
  sendingSince: sentAt.toISOString(),
  sentAt: sentAt.toISOString(),
});

const sentIssue: Omit<
  Issue,
  'issueId' | 'title' | 'region' | 'municipalities' | 'createdAt' | 'updatedAt'
> = {
  state: 'sent',
  revision: 1,
  audience: 'residents',
  languages: ['nl'],
  contentHash: 'a'.repeat(64),
  author: 'acc_1',
  editors: ['acc_1'],
};

async function liveIn(
  table: Table,
  { nis, name, slug, inhabitants = 0, postcodes }: Municipality,
  { from, to, seed = 1, readers = 20, isPrinted = true }: CampaignOptions,
  chance: Chance,
): Promise<void> {
  const campaign = campaignIn(table);
  const shops = 8 + Math.round((inhabitants / 2500) * chance.between(0.5, 1.5));
  const merchants: string[] = [];
  for (let shop = 0; shop < shops; shop += 1) {
    const createdAt = `${dayAfter(from, 7 * shop)}T09:00:00.000Z`;
    const place = { street: `Dorpsstraat ${shop + 1}`, postcode: postcodes[0] ?? '', town: name };
    const code = `${slug}-${seed}-${shop}`;
    const merchant = await campaign.merchant({
      ...{
        nis,
        slug: code,
        shortCode: code,
        name: `Winkel ${shop + 1}`,
        address: place,
        createdAt,
      },
      ...(shop < 2 && {
        ambassador: { contestId: `con_${nis}`, since: `${dayAfter(to, -20)}T10:00:00.000Z` },
      }),
    });
    merchants.push(merchant.id);
  }
  const voting = { from: dayAfter(to, -60), to: dayAfter(to, -39) };
  const contest = await holdVote(table, { nis, name, inhabitants, voting, seed }, chance);
  const events = await holdEvents(table, nis, { from, to });
  const subjects = {
    ...{ nis, merchants, events, contest: { id: contest, ...voting } },
    shortLinks: ['poster', 'bag', 'beer-mat', 'window'].map((material) => ({
      code: `${material.slice(0, 2)}${nis}`,
      material,
    })),
  };
  await count(
    table,
    daysBetween(from, to)
      .flatMap((day) => [
        ...pageTraffic(subjects, day, chance),
        ...voters(subjects, inhabitants, day),
      ])
      .filter(({ kind }) => isPrinted || kind !== 'scanned'),
  );
  const residents = Math.round((inhabitants / 1000) * readers);
  const size = { day: dayAfter(to, 1), residents, businesses: shops * 2 };
  await table.put({ ...listSizeKey(nis, size.day), ...size });
  await addToProgramme(table, size);
}

/** Who votes looks at the page first; more come than vote. */
function voters(
  { nis, contest }: { nis: string; contest: Days & { id: string } },
  inhabitants: number,
  day: string,
): Happening[] {
  if (day < contest.from || day > contest.to) return [];
  const visits = Math.round((inhabitants * 0.05) / daysBetween(contest.from, contest.to).length);
  const about = { contest: contest.id };
  const at = `${day}T18:00:00.000Z`;
  return Array.from({ length: visits }, () => ({ kind: 'vote-page', at, nis, about }));
}

/** Nobody here follows two municipalities. */
async function addToProgramme(
  table: Table,
  size: { day: string; residents: number; businesses: number },
): Promise<void> {
  const key = listSizeKey('programme', size.day);
  const before = await table.get(key);
  await table.put({
    ...key,
    day: size.day,
    residents: size.residents + Number(before?.residents ?? 0),
    businesses: size.businesses + Number(before?.businesses ?? 0),
  });
}

interface Vote {
  readonly nis: string;
  readonly name: string;
  readonly inhabitants: number;
  readonly voting: Days;
  readonly seed: number;
}

async function holdVote(table: Table, vote: Vote, chance: Chance): Promise<string> {
  const { nis, name, inhabitants, voting, seed } = vote;
  const campaign = campaignIn(table);
  const closes = { wallTime: `${voting.to}T20:00:00`, at: `${voting.to}T18:00:00.000Z` };
  const id = `con_01kb${`${seed}${nis}`.padStart(22, '0')}`;
  const slug = voting.to.slice(0, 4);
  const contest = aContest({
    ...{ id, nis, slug, title: { nl: `Ambassadeurs van ${name} ${slug}` }, state: 'published' },
    voting: {
      opens: { wallTime: `${voting.from}T08:00:00`, at: `${voting.from}T06:00:00.000Z` },
      closes,
    },
    closedAt: closes.at,
    publishedAt: `${dayAfter(voting.to, 10)}T10:00:00.000Z`,
    seats: 2,
  });
  await campaign.contest(contest);
  const online = Math.round(inhabitants * 0.032 * chance.between(0.8, 1.2));
  const paper = Math.round(inhabitants * 0.006 * chance.between(0.5, 1.5));
  await table.put({
    ...{ pk: `CONTEST#${id}`, sk: 'RESULT', contestId: id, publishedAt: contest.publishedAt },
    candidates: [],
    winners: [`can_${'0'.repeat(26)}`, `can_${'0'.repeat(25)}1`],
    online: { ballots: online + 3, counted: online, quarantined: 3, blank: 1 },
    paper: { ballots: paper, blank: 2, invalid: 1 },
    boxes: [],
    turnout: { ballots: online + paper, inhabitants },
    quarantines: [],
    lot: { source: 'Lotto' },
    draws: [],
    files: [],
    audit: { sequence: 1, hash: '' },
  });
  return id;
}

/** A weekly market and three fairs. */
async function holdEvents(table: Table, nis: string, { from, to }: Days): Promise<string[]> {
  const agenda = agendaOf(table);
  const months = Map.groupBy(
    daysBetween(from, to).filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 3),
    (day) => day.slice(0, 7),
  );
  const market = anAgendaEntry({ nis, title: { nl: 'Weekmarkt' } });
  for (const days of months.values()) {
    await agenda.has({ ...anAgendaEntry({ nis }, ...days), eventId: market.eventId });
  }
  const fairs = [20, 75, 130].map((days) => anAgendaEntry({ nis }, dayAfter(from, days)));
  for (const fair of fairs)
    if (String(fair.occurrences[0]?.startsAt) < `${to}T23`) await agenda.has(fair);
  return [market, ...fairs].map(({ eventId }) => eventId);
}
