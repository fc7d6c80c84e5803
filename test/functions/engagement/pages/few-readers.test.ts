import { describe, expect, it } from 'vitest';
import type { Happening } from '../../../../functions/engagement/events/engagement-event.ts';
import { count } from '../../../builders/half-year.ts';
import { aLaunchedIssue } from '../../../builders/sendable-issue.ts';
import { aRunOf } from '../../newsletters/engine/a-run.ts';
import { balen, retie } from '../../newsletters/newsletters-world.ts';
import { textOf } from './report-issue.ts';
import { reportWorld } from './report-world.ts';

const readerKinds = ['opened', 'reader-opened', 'reader-clicked'] as const;

/** Who is not followed, by variant: the few of Balen are hidden by each other. */
const told = { [`nl-${retie}`]: 35, [`fr-${balen}`]: 20, [`en-${balen}`]: 20 };

/** An issue that arrived with this many who agreed to be followed, of 40 mails in Retie and 20 in Balen, all of whom clicked. */
async function withFollowed(followed: number, readers: Readonly<Record<string, number>> = told) {
  const world = await reportWorld();
  const sent = { state: 'sent', sendingSince: '2026-11-22T12:00:00.000Z' } as const;
  const { issueId } = await aLaunchedIssue(world, sent);
  await aRunOf(issueId, readers, world.table);
  const many = (times: number, kind: Happening['kind'], change: Partial<Happening> = {}) =>
    Array.from(
      { length: times },
      (): Happening => ({
        ...{ kind, at: '2026-11-22T12:05:00Z', nis: retie, language: 'nl', ...change },
        about: { issue: issueId },
      }),
    );
  const inBalen = { nis: balen, language: 'fr' } as const;
  await count(world.table, [
    ...many(40 - followed, 'delivered'),
    ...many(followed, 'delivered', { followed: 'yes' }),
    ...many(20, 'delivered', inBalen),
    ...many(8, 'clicked'),
    ...many(2, 'clicked', inBalen),
    ...readerKinds.flatMap((kind) => many(followed, kind)),
  ]);
  const mails = { ...world.deps.mails, variantsOf: async () => [] };
  const page = textOf((await world.lookWith({ mails }, `issues/${issueId}`)).body);
  return { page, json: (await world.ask(`issues/${issueId}`)).json };
}

describe('what few readers did', () => {
  it('is not told of fewer than five who agreed to be followed, on the page or to programs', async () => {
    const { page, json } = await withFollowed(4);
    expect(page).toContain('Minder dan vijf lezers stemden ermee in gevolgd te worden.');
    expect(page).not.toMatch(/Geopend|van de 4/);
    expect(json).toHaveProperty('figures.readers', { agreed: 4, agreedShare: 4 / 60 });
    for (const kind of readerKinds) expect(JSON.stringify(json)).not.toContain(`"${kind}"`);
  });

  it('is told of five, for the whole issue and not of the readers of a group', async () => {
    const { page, json } = await withFollowed(5);
    expect(page).toContain('5 van de 5 lezers die ermee instemden');
    expect(json).toMatchObject({ figures: { readers: { clicked: 5, opened: 5 } } });
    for (const shares of [json.municipalities, json.languages]) {
      for (const kind of readerKinds) expect(JSON.stringify(shares)).not.toContain(`"${kind}"`);
    }
  });

  it('is not taken for the clicks of a group of twenty, whose links do not know of it', async () => {
    const { page, json } = await withFollowed(5);
    expect(page).toContain('Balen – – 20 0');
    expect(page).toContain('Frans – – 20 0');
    expect(page).toContain('Retie 20,0 8 40 0');
    expect(json.municipalities).toEqual([
      { name: balen, clicksTold: false, figures: { delivered: { raw: 20, human: 20 } } },
      {
        name: retie,
        clicksTold: true,
        figures: expect.objectContaining({ clicked: { raw: 8, human: 8 } }),
      },
    ]);
  });

  it('is not taken for the clicks of a large group either, whose links tell less so that a few are hidden', async () => {
    const hiding = { [`nl-${retie}`]: 35, [`fr-${balen}`]: 3 };
    const { page, json } = await withFollowed(5, hiding);
    expect(page).toContain('Retie – – 40 0');
    expect(page).toContain('Nederlands – – 40 0');
    expect(page).toContain('waar geen enkele link de gemeente of taal kent');
    for (const shares of [json.municipalities, json.languages]) {
      expect(JSON.stringify(shares)).not.toContain('"clicked"');
    }
    expect(json.total).toHaveProperty('clicked', { raw: 10, human: 10 });
  });

  it('is not told of a municipality whose language alone is in its links', async () => {
    const inDutch = { [`nl-${retie}`]: 15, [`nl-${balen}`]: 15 };
    const { page } = await withFollowed(5, inDutch);
    expect(page).toContain('Retie – – 40 0');
    expect(page).toContain('Nederlands 20,0 8 40 0');
  });
});
