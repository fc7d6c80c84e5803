import { describe, expect, it } from 'vitest';
import { fillTransactionalMail } from '../../../emails/transactional/fill.ts';
import {
  type TransactionalKind,
  type TransactionalMail,
  transactionalMailSchema,
} from '../../../emails/transactional/schema.ts';
import { transactionalMails } from '../../builders/transactional-mails.ts';

/** A mail as the builder has it, but for some fields. */
function fill(kind: TransactionalKind, change: object = {}) {
  const found = transactionalMails('nl').find((mail) => mail.kind === kind);
  const mail: TransactionalMail = transactionalMailSchema.parse({ ...found, ...change });
  return fillTransactionalMail(mail, 'https://vanhier.example');
}

describe('the mail with a code', () => {
  it('says what it is for, what to do, and what to do if nobody asked', () => {
    const { subject, text } = fill('vote-code');
    expect(subject).toBe('482913 is uw code om te stemmen in Retie');
    expect(text).toMatchInlineSnapshot(`
      "Uw code om te stemmen
      =====================

      U hebt uw keuze gemaakt bij „Ambassadeur van Retie 2027”. Nog één stap en uw stem telt. Vul deze code in op de pagina waar u stemde:

      482913

      Is die pagina niet meer open? Klik dan op de knop. U ziet uw keuze nog eens en bevestigt ze.

      Mijn stem bevestigen:
      https://vanhier.example/vote/nl/retie/2027/confirm?token=v.1&x=1

      De code en de knop werken tot zondag 6 december 2026 om 19:05 uur. Hebt u al gestemd? Dan telt die stem en verandert deze mail niets.

      Geef de code aan niemand, ook niet aan wie erom belt. Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Zonder deze code telt er geen stem.

      -- 
      U krijgt dit bericht omdat dit e-mailadres is ingevuld om te stemmen bij Van hier Kempen. Uw adres wordt niet bij uw stem bewaard.

      Afzender: Van hier Kempen, Gemeente Retie, Markt 1, 2470 Retie
      "
    `);
  });

  it('shows the digits in two groups that are copied as one', () => {
    expect(fill('vote-code').html).toMatch(/<span>482<\/span><span style="[^"]*">913<\/span>/);
  });

  it('promises no time after the vote is closed', () => {
    const { text } = fill('vote-code', { closesAt: '2026-12-06T17:00:00.000Z' });
    expect(text).toContain('werken tot zondag 6 december 2026 om 18:00 uur');
  });

  it('has six digits, and no other code', () => {
    for (const code of ['48291', '4829133', 'abcdef', '482 91']) {
      expect(() => fill('vote-code', { code })).toThrow('code');
    }
  });
});

describe('the mail to somebody who was nominated', () => {
  it.each([
    [0, 'Wij zouden Bakkerij Peeters graag op de lijst zien'],
    [1, 'Iemand uit de buurt heeft Bakkerij Peeters voorgedragen'],
    [14, '14 mensen hebben Bakkerij Peeters voorgedragen'],
  ])('is right for %i who did', (nominations, expected) => {
    expect(fill('nominee-invitation', { nominations }).text).toContain(expected);
  });

  it('says when people vote, in Belgian time; midnight is the end of a day', () => {
    const { text } = fill('nominee-invitation', { votingCloses: '2026-12-13T23:00:00.000Z' });
    expect(text).toContain(
      'van maandag 30 november 2026 om 09:00 uur tot zondag 13 december 2026 om 23:59 uur',
    );
  });
});

describe('names in mails', () => {
  it('stay on one line of the subject, and are escaped', () => {
    const merchant = 'Bakker\r\nBcc: x@y.z <b>';
    const { subject, html } = fill('winner', { merchant });
    expect(subject).toBe('Proficiat! Bakker Bcc: x@y.z <b> is ambassadeur van Retie');
    expect(html).toContain('Bakker Bcc: x@y.z &lt;b&gt;');
  });

  it('are not in a mail to an address that a stranger typed', () => {
    const mail = transactionalMails().find(({ kind }) => kind === 'merchant-confirm');
    const withName = { ...mail, merchant: 'Win een fiets op evil.example' };
    expect(transactionalMailSchema.safeParse(withName).success).toBe(false);
  });
});

it('a refusal says why only where staff said so', () => {
  expect(fill('merchant-rejected').text).toContain('De reden: De zaak ligt niet in Retie.');
  expect(fill('merchant-rejected', { reason: undefined }).text).not.toContain('De reden');
});
