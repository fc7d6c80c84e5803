import { describe, expect, it } from 'vitest';
import type { Happening } from '../../../../functions/engagement/events/engagement-event.ts';
import type { Variant } from '../../../../functions/newsletters/issue-variants.ts';
import { count } from '../../../builders/half-year.ts';
import { aLaunchedIssue } from '../../../builders/sendable-issue.ts';
import { balen, retie } from '../../newsletters/newsletters-world.ts';
import { aSentMail, type LinkOfMail, textOf } from './report-issue.ts';
import { reportWorld } from './report-world.ts';

/** The report of an issue whose mails have these links, and which was clicked so often. */
async function reported(
  mails: readonly (readonly [variant: Partial<Variant>, links: readonly LinkOfMail[]])[],
  clicks: readonly (readonly [link: string, times: number, change?: Partial<Happening>])[],
) {
  const world = await reportWorld();
  const sent = { state: 'sent', sendingSince: '2026-11-22T12:00:00.000Z' } as const;
  const issue = await aLaunchedIssue(world, sent);
  const sentMails = mails.map(([variant, links]) => aSentMail(variant, links));
  await count(
    world.table,
    clicks.flatMap(([link, times, change]) =>
      Array.from(
        { length: times },
        (): Happening => ({
          ...{ kind: 'clicked', at: '2026-11-22T12:05:00Z', nis: retie, ...change },
          about: { issue: issue.issueId, link },
        }),
      ),
    ),
  );
  const look = async (page = '') => {
    const read = async (_: unknown, { variantId }: Variant) => {
      const found = sentMails.find((mail) => mail.variant.variantId === variantId);
      if (!found) throw new Error(variantId);
      return found;
    };
    const variantsOf = async () => sentMails.map(({ variant }) => variant);
    const change = { mails: { read, variantsOf } };
    return (await world.lookWith(change, `issues/${issue.issueId}${page}`)).body ?? '';
  };
  return { look };
}

describe('the links of a newsletter', () => {
  it('are those of the mails of every municipality that lists its own events', async () => {
    const events = [{ fromDays: 0, days: 14, topics: [], maximum: 8 }];
    const { look } = await reported(
      [
        [{ events }, [['4-evt_a', 'https://a.example/', 'Braderie']]],
        [
          { nis: balen, variantId: `nl-${balen}`, events },
          [['4-evt_b', 'https://b.example/', 'Kerstmarkt']],
        ],
      ],
      [
        ['4-evt_a', 2],
        ['4-evt_b', 6, { nis: balen }],
      ],
    );
    const text = textOf(await look());
    expect(text).toContain('Kerstmarkt https://b.example/ 6 0 75%');
    expect(text).toContain('Braderie https://a.example/ 2 0 25%');
  });

  it('are one in all languages, in the words and the language of the first mail', async () => {
    const { look } = await reported(
      [
        [{}, [['2-1', 'https://v.example/nl', 'Stem']]],
        [
          { language: 'fr', variantId: `fr-${retie}` },
          [
            ['2-1', 'https://v.example/fr', 'Votez'],
            ['2-2', 'https://v.example/aide', 'Aide'],
          ],
        ],
      ],
      [
        ['2-1', 3],
        ['2-2', 1],
      ],
    );
    const body = await look();
    expect(textOf(body)).toContain('Stem https://v.example/nl 3 0 75%');
    expect(textOf(body)).not.toContain('Votez');
    expect(body).toContain('<span lang="fr">Aide</span>');
  });

  it('are told apart by version where versions lead elsewhere, each with its own clicks, on the mail too', async () => {
    const same: LinkOfMail = ['5-1', 'https://same.example/', 'De markt'];
    const { look } = await reported(
      [
        [{ version: 'a', variantId: 'nl-a' }, [['2-1', 'https://a.example/', 'Stem'], same]],
        [{ version: 'b', variantId: 'nl-b' }, [['2-1', 'https://b.example/', 'Win'], same]],
      ],
      [
        ['2-1', 2, { version: 'a' }],
        ['2-1', 7, { version: 'b' }],
        ['5-1', 1, { version: 'b' }],
      ],
    );
    const text = textOf(await look());
    expect(text).toContain('Stem Versie A · https://a.example/ 2 0 20%');
    expect(text).toContain('Win Versie B · https://b.example/ 7 0 70%');
    expect(text).toContain('De markt https://same.example/ 1 0 10%');
    const mail = await look('/mail?variant=nl-b');
    expect(mail).toContain('Zo zag de mail in deze versie eruit');
    expect(mail).toMatch(/Win&lt;\/a&gt;&lt;span .{0,400}?&gt;7 kliks/);
    expect(await look('/mail?variant=nl-a')).toMatch(
      /De markt&lt;\/a&gt;&lt;span .{0,400}?&gt;0 kliks/,
    );
  });

  it('shows addresses and labels as they are, and nothing in them as HTML', async () => {
    const { look } = await reported(
      [[{}, [['2-1', 'https://v.example/?a=1&amp;b=&quot;&lt;i&gt;', '&lt;script&gt;alert(1)']]]],
      [['2-1', 1]],
    );
    const body = await look();
    expect(body).not.toMatch(/<script|<i>/);
    expect(body).toContain('&lt;script&gt;alert(1)');
  });
});
