import { markedAddress } from '../../../../emails/links/marked-link.ts';
import type { SentMail } from '../../../../functions/newsletters/index.ts';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import { daysAfter } from '../../../../shared/clock.ts';
import { contentOf } from '../../../builders/issue-content.ts';
import { retie, type World } from '../../newsletters/newsletters-world.ts';

const content = contentOf(
  [
    { type: 'header', kicker: 'Nieuwsbrief december', title: 'De feesten beginnen om de hoek' },
    {
      type: 'text',
      markdown:
        'Dag [naam],\n\nWie in **[gemeente]** koopt, houdt de winkels open. Lees het verhaal van Els en Bart op [onze website](https://www.vanhier.example/verhaal).',
    },
    {
      type: 'button',
      label: 'Stem op uw favoriete winkel',
      url: 'https://www.vanhier.example/vote/nl/retie',
    },
    {
      type: 'offer',
      merchant: 'Bakkerij O’Brien & Zonen',
      markdown: 'Twee kerststronken **voor de prijs van één**, als u deze mail toont.',
      validUntil: '2026-12-20',
      link: { label: 'Bestel uw stronk', url: 'https://bakkerij.example/bestellen?a=1&b=2' },
    },
    {
      type: 'text',
      markdown: 'Kom ook naar [de kerstmarkt](https://www.vanhier.example/calendar/nl/retie).',
    },
  ],
  { subject: 'Dag [naam], de feesten beginnen om de hoek', preheader: 'Vier winkels.' },
);

/** An issue that was written, approved and sent by the people who may. */
export async function aReportedIssue(
  world: Pick<World, 'create' | 'act' | 'force' | 'now'>,
  title = 'De feesten beginnen om de hoek',
): Promise<Issue> {
  const sendAt = `${daysAfter(world.now(), 1).toISOString().slice(0, 10)}T09:00`;
  const { issueId } = await world.create('editor', { title, content, sendAt });
  const submitted = await world.act('editor', issueId, 'submit', { revision: 1 });
  const { revision } = submitted.json;
  const approved = await world.act('approver', issueId, 'approve', {
    revision,
    allowedMoveDays: 0,
  });
  if (approved.statusCode !== 200) throw new Error(`${submitted.body} ${approved.body}`);
  return world.force(issueId, 'sent');
}

/** Id, address and words, as HTML has them. */
export type LinkOfMail = readonly [id: string, url: string, label: string];

/** A mail as it was sent, of links alone. */
export const aSentMail = (
  variant: Partial<SentMail['variant']>,
  links: readonly LinkOfMail[],
): SentMail => ({
  ...{ subject: 'Winter', text: '' },
  html: `<html><head></head><body>${links
    .map(([id, url, label]) => `<a href="${markedAddress(url, id)}">${label}</a>`)
    .join('')}</body></html>`,
  variant: {
    ...{ variantId: `nl-${retie}`, language: 'nl', nis: retie, templateName: 't' },
    ...{ renderedKey: 'k', subject: 'Winter', nameFallback: 'lezer' },
    ...variant,
  },
});

/** What is read of a page, without elements. */
export const textOf = (body: string | undefined) =>
  (body ?? '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
