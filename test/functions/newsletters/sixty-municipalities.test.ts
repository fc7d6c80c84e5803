import { expect, test, vi } from 'vitest';
import { findVariants } from '../../../functions/newsletters/variants-repository.ts';
import { campaignIn, someCandidates } from '../../builders/campaign.ts';
import { aContest } from '../../builders/contest.ts';
import { cpuTime } from '../../builders/cpu-time.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { newslettersWorld } from './newsletters-world.ts';

const codes = vi.hoisted(() => Array.from({ length: 60 }, (_, index) => String(20_000 + index)));

vi.mock('../../../shared/programme/demo-programme.ts', async (load) => {
  const { demoProgramme } =
    await load<typeof import('../../../shared/programme/demo-programme.ts')>();
  const [region, ...others] = demoProgramme.regions;
  const [first] = region?.municipalities ?? [];
  const letters = (index: number) => String.fromCharCode(97 + (index % 26), 97 + index / 26);
  const municipalities = codes.map((nis, index) => ({
    ...first,
    nis,
    slug: `plaats-${letters(index)}`,
    name: `Plaats ${index}`,
    postcodes: [String(4000 + index)],
  }));
  return {
    demoProgramme: { ...demoProgramme, regions: [{ ...region, municipalities }, ...others] },
  };
});

const content = contentOf([{ type: 'header', title: 'Stem' }, { type: 'vote-call' }], {
  subject: 'Stem in [gemeente]',
  preheader: 'Nu',
});

/** Each municipality votes until another hour, with another number of candidates. */
async function world(without?: number) {
  const found = await newslettersWorld();
  const campaign = campaignIn(found.table);
  for (const [index, nis] of codes.entries()) {
    if (index === without) continue;
    const at = new Date(Date.UTC(2026, 11, 1, index)).toISOString();
    const { voting } = aContest();
    const contest = aContest({
      nis,
      title: { nl: `Ambassadeur van Plaats ${index}` },
      voting: { ...voting, closes: { wallTime: at.slice(0, 19), at } },
    });
    await campaign.contest(contest, someCandidates(contest.id, 2 + (index % 7)));
  }
  const { issueId } = await found.create('editor', { municipalities: codes, content });
  return { ...found, issueId };
}

test('sixty municipalities get sixty calls to vote, each its own', async () => {
  const { act, files, issues, table, issueId } = await world();
  const took = await cpuTime(async () => {
    const submit = await act('editor', issueId, 'submit', { revision: 1 });
    expect(submit.statusCode).toBe(200);
  });
  // The function has 29 seconds for this, and a processor of its own.
  expect(took).toBeLessThan(15_000);
  const { contentHash } = await issues.read(issueId);
  const variants = (await findVariants(table, issueId, contentHash))?.variants ?? [];
  expect(variants.map(({ nis }) => nis)).toEqual(codes);
  for (const [index, variant] of variants.entries()) {
    expect(variant.vote?.closesAt).toBe(new Date(Date.UTC(2026, 11, 1, index)).toISOString());
    const { text } = files.get(variant.renderedKey) as { text: string };
    expect(text).toContain(`\nAmbassadeur van Plaats ${index}\n`);
    expect(text).toContain(`Er zijn ${2 + (index % 7)} kandidaten.`);
  }
  expect(new Set(variants.map(({ templateName }) => templateName)).size).toBe(60);
});

test('one of them without a vote stops the newsletter and is named', async () => {
  const { act, issueId } = await world(41);
  const { json } = await act('viewer', issueId, 'preflight');
  expect(json.problems).toEqual([
    expect.objectContaining({
      code: 'vote_not_open',
      severity: 'block',
      message: expect.stringMatching(/^In Plaats 41 is er geen stemming open op/),
    }),
  ]);
});
