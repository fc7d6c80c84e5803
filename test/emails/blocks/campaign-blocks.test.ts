import { describe, expect, it } from 'vitest';
import type { Block } from '../../../emails/blocks/block.ts';
import { type CampaignFacts, noFacts } from '../../../emails/blocks/campaign-facts.ts';
import { beginningOf } from '../../../emails/blocks/fact-texts.ts';
import { factsNeeded, onlyNeeded } from '../../../emails/blocks/facts-needed.ts';
import { timeLeftInWords } from '../../../emails/blocks/time-left.ts';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';
import { checkFacts } from '../../../emails/preflight/check-facts.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { anAmbassador, someFacts } from '../../builders/campaign-facts.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { aNewsletter, recipientLinks } from '../../builders/newsletter-input.ts';

const voteCall: Block = { type: 'vote-call' };
const winners: Block = { type: 'winners' };
const ambassador: Block = { type: 'ambassador' };
const merchantId = 'mer_01jz0000000000000000000009';
const somebody: Block = { type: 'ambassador', merchantId };

const render = (block: Block, facts: CampaignFacts, medium: 'mail' | 'web' = 'mail') =>
  renderNewsletter(aNewsletter({ content: contentOf([block]), facts, medium }));

describe('a call to vote', () => {
  it('says in each mail how long there is left when it is sent', async () => {
    const mail = await render(voteCall, someFacts);
    expect(mail.variables).toContain('timeLeft');
    const values = recipientValues({ ...recipientLinks, timeLeft: 'Nog 3 dagen' }, 'lezer');
    const { html, text } = fillTemplate(mail, values);
    expect(html).toContain('>Nog 3 dagen</p><h2');
    expect(text).toContain('Nog 3 dagen\n\nWie wordt');
    expect(text).toContain(
      'Er zijn 8 kandidaten. U kunt stemmen tot vrijdag 4 december 2026 om 20:00 uur.',
    );
  });

  it('has the date alone on the page that is read at any time', async () => {
    const page = await render(voteCall, someFacts, 'web');
    expect(page.variables).toEqual([]);
    expect(page.html).toContain('>Stem mee</p><h2');
    expect(page.html).toContain('vrijdag 4 december 2026');
  });

  it('is written in the language that there is, and says which', async () => {
    const content = { languages: { fr: { subject: 'S', preheader: '', blocks: [voteCall] } } };
    const mail = await renderNewsletter(aNewsletter({ content, language: 'fr', facts: someFacts }));
    expect(mail.html).toMatch(/<h2 lang="nl"[^>]*>Wie wordt/);
  });
});

describe('time left', () => {
  const closes = '2026-12-13T19:00:00.000Z';
  const words = (now: string, language: Language = 'nl', closesAt = closes) =>
    timeLeftInWords(closesAt, new Date(now), language);

  it.each<[string, Language, string]>([
    ['2026-11-30T09:00:00Z', 'nl', 'Nog 13 dagen'],
    ['2026-12-11T22:59:00Z', 'nl', 'Nog 2 dagen'],
    ['2026-12-11T23:01:00Z', 'nl', 'Nog tot morgen, zondag 13 december, om 20:00 uur'],
    ['2026-12-12T23:01:00Z', 'nl', 'Laatste dag: vandaag, zondag 13 december, tot 20:00 uur'],
    ['2026-12-13T18:59:59Z', 'nl', 'Laatste dag: vandaag, zondag 13 december, tot 20:00 uur'],
    ['2026-12-13T19:00:00Z', 'nl', 'De stemming is gesloten'],
    ['2026-11-30T09:00:00Z', 'fr', 'Encore 13 jours'],
    ['2026-12-12T09:00:00Z', 'fr', 'Encore jusqu’à demain, dimanche 13 décembre, à 20:00'],
    ['2026-12-13T09:00:00Z', 'en', 'Last day: today, Sunday, 13 December, until 20:00'],
  ])('at %s, in %s: %s', (now, language, expected) => {
    expect(words(now, language)).toBe(expected);
  });

  it('ends at midnight with the day that ends', () => {
    const midnight = '2026-12-13T23:00:00.000Z';
    expect(words('2026-12-13T09:00:00Z', 'nl', midnight)).toBe(
      'Laatste dag: vandaag, zondag 13 december, tot 23:59 uur',
    );
    expect(words('2026-12-13T22:59:30Z', 'nl', midnight)).toContain('vandaag');
  });

  it('counts days where a clock goes back on the way', () => {
    expect(words('2026-10-24T10:00:00Z', 'nl', '2026-10-27T11:00:00Z')).toBe('Nog 3 dagen');
  });
});

describe('an ambassador', () => {
  it('is whoever is named, wherever', async () => {
    const other = { ...anAmbassador, merchantId, name: 'Slager Jan' };
    const mail = await render(somebody, { ...someFacts, named: [other] });
    expect(mail.text).toContain('Slager Jan');
    expect(mail.text).not.toContain('O’Brien');
  });

  it('shows the editors’ words in place of the story', async () => {
    const mail = await render({ ...ambassador, markdown: 'Dag [naam], ga eens langs.' }, someFacts);
    expect(mail.html).toContain('Dag {{nameHtml}}, ga eens langs.');
    expect(mail.text).not.toContain('steekt Els');
  });

  it('does without photo and story', async () => {
    const bare = { ...anAmbassador, photo: undefined, story: {} };
    const mail = await render(ambassador, { ...someFacts, ambassadors: [bare] });
    expect(mail.html).not.toContain('-small.jpg');
    expect(mail.text).toContain('Bakkerij in Retie\n\nMaak kennis met');
  });

  it('tells the beginning of a long story in whole sentences', () => {
    expect(beginningOf('Eén zin hier. Twee zinnen daar. En nog een derde.', 35)).toBe(
      'Eén zin hier. Twee zinnen daar.',
    );
    expect(beginningOf('woord, '.repeat(30), 40)).toBe('woord, woord, woord, woord, woord …');
    expect(beginningOf('x'.repeat(50), 40)).toBe(`${'x'.repeat(40)} …`);
    expect(beginningOf('Kort\n\nverhaal.', 40)).toBe('Kort verhaal.');
  });
});

describe('blocks that have nothing to say in a municipality', () => {
  it.each([
    [voteCall, 'Hier komt de oproep om te stemmen. In Retie'],
    [ambassador, 'Hier komt de ambassadeur. Retie'],
    [winners, 'Hier komt de uitslag. In Retie'],
  ])('say so in a preview', async (block, expected) => {
    const mail = await render(block, noFacts);
    expect(mail.text).toContain(expected);
    expect(mail.html).toContain(expected);
    expect(mail.variables).not.toContain('timeLeft');
  });

  it('are stopped by the preflight, with the names of the municipalities', () => {
    const problems = checkFacts({
      content: contentOf([winners, voteCall, ambassador, somebody]),
      municipalities: [
        { name: 'Retie', facts: noFacts },
        { name: 'Balen', facts: someFacts },
        { name: 'Mol', facts: noFacts },
      ],
      at: new Date('2026-11-28T08:00:00Z'),
      explainIn: 'nl',
    });
    expect(problems.map(({ code, severity, block }) => [code, severity, block])).toEqual([
      ['result_missing', 'block', 0],
      ['vote_not_open', 'block', 1],
      ['ambassador_missing', 'block', 2],
      ['ambassador_unknown', 'block', 3],
    ]);
    expect(problems[1]?.message).toBe(
      'In Retie en Mol is er geen stemming open op zaterdag 28 november 2026 om 09:00 uur, of de lijst van kandidaten staat nog niet vast. Verzend later, of haal deze gemeente of dit blok weg.',
    );
  });

  it('are no problem where they have', () => {
    const problems = checkFacts({
      content: contentOf([winners, voteCall, ambassador]),
      municipalities: [{ name: 'Balen', facts: someFacts }],
      at: new Date(),
      explainIn: 'nl',
    });
    expect(problems).toEqual([]);
  });
});

describe('facts that a newsletter speaks of', () => {
  it('are none without a block that needs them', () => {
    expect(factsNeeded(contentOf([{ type: 'divider' }]))).toBeUndefined();
  });

  it('are those of its blocks in every language', () => {
    const nl = contentOf([voteCall]).languages.nl;
    const fr = contentOf([somebody, winners]).languages.nl;
    expect(factsNeeded({ languages: { nl, fr } })).toEqual({
      voteCall: true,
      winners: true,
      eventQueries: [],
      ambassador: false,
      merchantIds: [merchantId],
    });
  });

  it('leave out what else happens in the municipality', () => {
    const needed = factsNeeded(contentOf([voteCall]));
    if (!needed) throw new Error('a call to vote needs facts');
    expect(onlyNeeded(someFacts, needed)).toEqual({
      voteCall: someFacts.voteCall,
      ambassadors: [],
      named: [],
    });
  });
});
