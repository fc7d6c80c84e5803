import { describe, expect, it } from 'vitest';
import { compiledMails } from '../../../emails/transactional/compiled.ts';
import { fillTransactionalMail } from '../../../emails/transactional/fill.ts';
import {
  type TransactionalKind,
  type TransactionalMail,
  transactionalMailSchema,
} from '../../../emails/transactional/schema.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { programme } from '../../../shared/programme/programme.ts';
import { transactionalMails } from '../../builders/transactional-mails.ts';

const site = 'https://vanhier.example';
const fill = (mail: TransactionalMail) => fillTransactionalMail(mail, site);

function mailOf(kind: TransactionalKind, name?: string): TransactionalMail {
  const found = transactionalMails('nl', name).find((mail) => mail.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found;
}

/** The links that a mail is sent for; the first one stands on the button, and below it to be copied. */
const linksOf = (mail: TransactionalMail): string[] =>
  Object.entries(mail).flatMap(([field, value]) => (field.endsWith('Url') ? [String(value)] : []));

describe.each(languages)('in %s', (language) => {
  it.each(transactionalMails(language))('$kind says it in subject, HTML and text', (mail) => {
    const { subject, html, text } = fill(mail);
    expect(subject.length).toBeGreaterThan(10);
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}"`));
    expect(html).toContain('Van hier Kempen');
    expect(html).toContain('https://vanhier.example/assets/van-hier-kempen.png');
    expect(html).not.toMatch(/\{\{|undefined/);
    expect(subject + text).not.toMatch(/[{}]|undefined/);
    expect(text).toContain('Gemeente Retie, Markt 1, 2470 Retie');
    expect(Buffer.byteLength(html)).toBeLessThan(25_000);
    for (const link of linksOf(mail)) {
      expect(text).toContain(`\n${link}\n`);
      expect(html).toContain(`href="${link.replace('&', '&amp;')}"`);
    }
    const buttons = html.match(/href="([^"]+)"/g) ?? [];
    expect(new Set(buttons).size).toBe(linksOf(mail).length);
    expect(transactionalMailSchema.parse(mail)).toEqual(mail);
  });
});

describe('a transactional mail', () => {
  it('reads as one, in plain Dutch', () => {
    expect(fill(mailOf('preferences-link')).text).toMatchInlineSnapshot(`
      "Uw persoonlijke link
      ====================

      Dag Jan Peeters,

      U vroeg ons een link om uw voorkeuren aan te passen. Met de knop hieronder kiest u welke nieuwsbrieven u krijgt en in welke taal, of schrijft u zich uit.

      Mijn voorkeuren aanpassen:
      https://vanhier.example/newsletter/nl/preferences?token=p.1&x=1

      De knop werkt tot dinsdag 22 december 2026 om 14:30 uur. De link is alleen voor u: stuur hem niet door. Hebt u dit niet gevraagd? Dan mag u deze mail gewoon weggooien.

      -- 
      Dit is een bericht over uw inschrijving bij Van hier Kempen. Het is geen reclame.

      Afzender: Van hier Kempen, Gemeente Retie, Markt 1, 2470 Retie
      "
    `);
  });

  it('escapes a name in HTML and keeps it in text', () => {
    const { html, text } = fill(mailOf('welcome', `O'Brien <b>"{{url}}"</b>`));
    expect(html).toContain(
      'Dag O&#39;Brien &lt;b&gt;&quot;&#123;&#123;url&#125;&#125;&quot;&lt;/b&gt;,',
    );
    expect(text).toContain(`Dag O'Brien <b>"{{url}}"</b>,`);
  });

  it('keeps a name of several lines on one', () => {
    expect(fill(mailOf('welcome', 'Jan\r\nBcc: x@y.z')).text).toContain('Dag Jan Bcc: x@y.z,');
  });

  it('greets nobody whose name is not known', () => {
    for (const name of [undefined, ' ']) {
      const mail: TransactionalMail = {
        kind: 'welcome',
        language: 'nl',
        nis: '13036',
        audience: 'residents',
        name,
        preferencesUrl: 'https://vanhier.example/p',
      };
      expect(fill(mail).text).not.toContain('Dag');
    }
  });

  it('has no room for a name before the address is confirmed', () => {
    for (const kind of ['confirm-subscription', 'confirmation-reminder'] as const) {
      const mail = { ...mailOf(kind), name: 'Win een fiets op evil.example' };
      expect(transactionalMailSchema.safeParse(mail).success).toBe(false);
    }
  });

  it('tells people from a list that they were on one', () => {
    const mail = { ...mailOf('confirm-subscription'), origin: 'import' as const };
    expect(fill(transactionalMailSchema.parse(mail)).text).toContain(
      'staat op een lijst van mensen',
    );
  });

  it('names the newsletter for businesses', () => {
    const mail = { ...mailOf('welcome'), audience: 'businesses' as const };
    expect(fill(transactionalMailSchema.parse(mail)).text).toContain(
      'de nieuwsbrief voor ondernemers in Retie',
    );
  });

  it('links to the web only', () => {
    const mail = { ...mailOf('your-data'), dataUrl: 'javascript:alert(1)' };
    expect(transactionalMailSchema.safeParse(mail).success).toBe(false);
  });

  it('refuses a municipality that does not take part', () => {
    expect(() => fill({ ...mailOf('erased'), nis: '99999' })).toThrow('does not take part');
  });
});

it('is compiled for every region of the programme, as plain data', () => {
  expect(Object.keys(compiledMails).sort()).toEqual(programme.regions.map(({ id }) => id).sort());
  expect(JSON.parse(JSON.stringify(compiledMails))).toEqual(compiledMails);
});
