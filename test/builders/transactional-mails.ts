import type { TransactionalMail } from '../../emails/transactional/schema.ts';
import type { Language } from '../../shared/i18n/language.ts';

const site = 'https://vanhier.example/newsletter/nl';

/** One mail of each kind, about Retie. */
export function transactionalMails(
  language: Language = 'nl',
  name = 'Jan Peeters',
): TransactionalMail[] {
  const about = { language, nis: '13036' };
  const expiresAt = '2026-12-22T13:30:00.000Z';
  const audience = 'residents';
  const confirmUrl = `${site}/confirm?token=c.1`;
  const preferencesUrl = `${site}/preferences?token=p.1&x=1`;
  return [
    { kind: 'confirm-subscription', ...about, audience, origin: 'form', confirmUrl, expiresAt },
    { kind: 'confirmation-reminder', ...about, audience, confirmUrl, expiresAt },
    { kind: 'welcome', ...about, audience, name, preferencesUrl },
    { kind: 'subscription-link', ...about, audience, name, preferencesUrl },
    { kind: 'preferences-link', ...about, name, preferencesUrl, expiresAt },
    { kind: 'your-data', ...about, name, dataUrl: `${site}/my-data?token=d.1`, expiresAt },
    { kind: 'erased', ...about },
    ...merchantMails(about, expiresAt),
    ...votingMails(about),
    ...registrationMails(about, expiresAt),
    { kind: 'moment-attention', ...about, issue: 'December', event: 'Kerstmarkt', why: 'back' },
    {
      kind: 'issue-held',
      ...about,
      issue: 'December',
      why: 'vote_closed',
      where: 'Retie, Balen',
      from: expiresAt,
      until: expiresAt,
    },
    { kind: 'webhook-disabled', ...about, host: 'hooks.retie.example', why: 'failing' },
  ];
}

type About = Pick<TransactionalMail, 'language' | 'nis'>;

const merchant = 'Bakkerij Peeters';

function merchantMails(about: About, expiresAt: string): TransactionalMail[] {
  const directory = 'https://vanhier.example/merchants/nl';
  const manageUrl = `${directory}/manage?token=m.1&x=1`;
  const pageUrl = `${directory}/retie/bakkerij-peeters`;
  const confirmUrl = `${directory}/confirm?token=c.1`;
  return [
    { kind: 'merchant-confirm', ...about, confirmUrl, expiresAt },
    { kind: 'merchant-link', ...about, manageUrl, expiresAt },
    { kind: 'merchant-listed', ...about, merchant, pageUrl, manageUrl },
    { kind: 'merchant-rejected', ...about, merchant, reason: 'De zaak ligt niet in Retie.' },
    { kind: 'merchant-changed', ...about, merchant, pageUrl, manageUrl },
    {
      kind: 'merchant-unchanged',
      ...about,
      merchant,
      reason: 'Op de foto staan klanten.',
      manageUrl,
    },
  ];
}

function votingMails(about: About): TransactionalMail[] {
  const contestUrl = 'https://vanhier.example/vote/nl/retie/2027';
  const posterUrl = 'https://vanhier.example/posters/mer_01/a4.pdf?language=nl';
  const contest = 'Ambassadeur van Retie 2027';
  const candidacy = { ...about, merchant, contest };
  const opens = '2026-11-30T08:00:00.000Z';
  const closes = '2026-12-13T22:59:59.000Z';
  return [
    {
      kind: 'vote-code',
      ...about,
      contest,
      code: '482913',
      confirmUrl: `${contestUrl}/confirm?token=v.1&x=1`,
      expiresAt: '2026-12-06T18:05:00.000Z',
      closesAt: closes,
    },
    {
      kind: 'nominee-invitation',
      ...candidacy,
      consentUrl: 'https://vanhier.example/vote/nl/consent?token=n.1',
      votingOpens: opens,
      votingCloses: closes,
      nominations: 14,
    },
    {
      kind: 'candidate-standing',
      ...candidacy,
      pageUrl: `${contestUrl}/candidates/can_01`,
      posterUrl,
      opens,
      closes,
    },
    { kind: 'candidate-withdrawn', ...candidacy },
    {
      kind: 'winner',
      ...candidacy,
      resultUrl: `${contestUrl}/result`,
      posterUrl,
      pageUrl: 'https://vanhier.example/merchants/nl/retie/bakkerij-peeters',
    },
    { kind: 'candidate-result', ...candidacy, resultUrl: `${contestUrl}/result` },
  ];
}

function registrationMails(about: About, expiresAt: string): TransactionalMail[] {
  const page = 'https://vanhier.example/calendar/nl/retie/event/evt_01jz0000000000000000000001';
  const common = {
    ...about,
    event: 'Ronde tafel voor ondernemers',
    time: { startsAt: '2026-12-03T18:30:00.000Z', endsAt: '2026-12-03T21:00:00.000Z' },
    where: 'Den Dries, Kerkhofstraat 37, 2470 Retie',
  };
  const place = { ...common, name: 'Jan Peeters', places: 2 };
  const placeUrl = `${page}/register/place?token=p.1&x=1`;
  const registerUrl = `${page}/register?on=once`;
  const calendarUrl = 'https://vanhier.example/calendar/nl/retie';
  return [
    {
      kind: 'registration-confirm',
      ...common,
      confirmUrl: `${page}/register/confirm?token=c.1`,
      expiresAt,
    },
    { kind: 'registration-confirmed', ...place, placeUrl },
    { kind: 'registration-waiting', ...place, position: 3, placeUrl },
    { kind: 'registration-offer', ...place, expiresAt, placeUrl },
    { kind: 'registration-offer-expired', ...place, registerUrl },
    { kind: 'registration-moved', ...place, change: 'moved', placeUrl },
    { kind: 'registration-cancelled', ...place, what: 'place', reason: 'Dubbel.', calendarUrl },
    { kind: 'registration-left', ...place, registerUrl },
    { kind: 'registration-reminder', ...place, placeUrl },
  ];
}
