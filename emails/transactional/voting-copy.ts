import { lastMinute } from '../../shared/time/last-minute.ts';
import { cleanLine } from '../merge/clean-text.ts';
import type { TransactionalTranslate } from './messages.ts';
import { buttonOf, momentInWords, type Particulars } from './particulars.ts';
import type { VotingMail } from './voting-mails.ts';

type CandidacyMail = Exclude<VotingMail, { kind: 'vote-code' }>;

/** What the mails about a vote are made of. */
export function votingParticulars(mail: VotingMail, t: TransactionalTranslate): Particulars {
  return mail.kind === 'vote-code' ? codeParticulars(mail, t) : candidacyParticulars(mail, t);
}

function codeParticulars(
  mail: Extract<VotingMail, { kind: 'vote-code' }>,
  t: TransactionalTranslate,
): Particulars {
  // A code outlives the vote it is for by hours: what ends first is what the reader must know.
  const ends = Math.min(Date.parse(mail.expiresAt), Date.parse(mail.closesAt));
  return {
    values: {
      contest: cleanLine(mail.contest),
      code: mail.code,
      until: endInWords(ends, t),
    },
    topic: 'vote',
    name: '',
    more: [],
    code: { digits: mail.code, next: 'vote-code.next' },
    action: {
      label: 'vote-code.button',
      url: mail.confirmUrl,
      notes: ['vote-code.note', 'vote-code.caution'],
    },
    links: [],
  };
}

function candidacyParticulars(mail: CandidacyMail, t: TransactionalTranslate): Particulars {
  const common = { topic: 'candidate', name: '', more: [`${mail.kind}.more`], links: [] } as const;
  const names = { merchant: cleanLine(mail.merchant), contest: cleanLine(mail.contest) };
  switch (mail.kind) {
    case 'nominee-invitation':
      return {
        ...common,
        values: {
          ...names,
          nominations: mail.nominations,
          ...period(mail.votingOpens, mail.votingCloses, t),
        },
        action: buttonOf(mail.kind, mail.consentUrl),
      };
    case 'candidate-standing':
      return {
        ...common,
        values: { ...names, ...period(mail.opens, mail.closes, t) },
        action: buttonOf(mail.kind, mail.pageUrl),
        links: [{ label: 'candidate-standing.poster', url: mail.posterUrl }],
      };
    case 'candidate-withdrawn':
      return { ...common, values: names };
    case 'winner':
      return {
        ...common,
        values: names,
        action: buttonOf(mail.kind, mail.posterUrl),
        links: [
          { label: 'winner.result', url: mail.resultUrl },
          { label: 'winner.page', url: mail.pageUrl },
        ],
      };
    case 'candidate-result':
      return { ...common, values: names, action: buttonOf(mail.kind, mail.resultUrl) };
  }
}

const period = (opens: string, closes: string, t: TransactionalTranslate) => ({
  opens: momentInWords(opens, t),
  closes: endInWords(Date.parse(closes), t),
});

const endInWords = (end: number, t: TransactionalTranslate): string =>
  momentInWords(lastMinute(new Date(end)).toISOString(), t);
