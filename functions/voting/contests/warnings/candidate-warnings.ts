import { languages } from '../../../../shared/i18n/language.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import type { Merchant } from '../../../merchants/index.ts';
import type { Candidate, Contest } from '../contest.ts';
import type { Warning } from './warning.ts';

interface Around {
  readonly contest: Contest;
  readonly merchants: ReadonlyMap<string, Merchant>;
}

/** Days after which an invitation without answer, reminded of meanwhile, is worth a telephone call. */
const patienceDays = 7;

/** What staff should look at of one candidate, while the list of candidates is open. */
export function candidateWarnings(candidate: Candidate, around: Around, now: Date): Warning[] {
  const { id, state, merchantId, name } = candidate;
  const merchant = around.merchants.get(merchantId);
  const warn = (code: Warning['code'], message: string): Warning[] => [
    { code, message: `${name} ${message}`, subject: id },
  ];
  switch (state) {
    case 'nominated':
      return merchant?.contact
        ? []
        : warn('candidate.without_contact', 'has no address that an invitation could go to.');
    case 'invited':
      return isUnanswered(candidate, now)
        ? warn('candidate.without_answer', `has not answered for ${patienceDays} days.`)
        : [];
    case 'agreed':
      return [
        ...warn('candidate.not_on_ballot', 'has agreed to stand and is not on the ballot.'),
        ...missing(candidate, merchant, around.contest, warn),
      ];
    case 'standing':
      return missing(candidate, merchant, around.contest, warn);
    case 'withdrawn':
    case 'declined':
    case 'rejected':
      return [];
  }
}

/** A merchant who left the directory can no longer withdraw by a link: staff have to ask whether it is still in business. */
export function goneWarnings(
  { id, name, state, merchantId }: Candidate,
  { merchants }: Pick<Around, 'merchants'>,
): Warning[] {
  if (state !== 'standing' || merchants.get(merchantId)?.state === 'listed') return [];
  const message = `${name} is on the ballot and no longer in the directory: withdraw it if it wants to.`;
  return [{ code: 'candidate.not_listed', message, subject: id }];
}

const isUnanswered = ({ invitedAt }: Candidate, now: Date): boolean =>
  invitedAt !== undefined && now.getTime() - Date.parse(invitedAt) > patienceDays * 86_400_000;

/** What the ballot would lack, as it stands in the directory now. */
function missing(
  { story }: Candidate,
  merchant: Merchant | undefined,
  contest: Contest,
  warn: (code: Warning['code'], message: string) => Warning[],
): Warning[] {
  if (merchant?.state !== 'listed') {
    return warn('candidate.not_listed', 'is not in the directory: the ballot cannot be fixed.');
  }
  const spoken = placeByNis(contest.nis).municipality.languages;
  const own = languages.some((language) => story[language] !== undefined);
  const text = own ? story : merchant.story;
  const silent = spoken.filter((language) => text[language] === undefined);
  return [
    ...(merchant.photo ? [] : warn('candidate.without_photo', 'has no photo.')),
    ...(silent.length > 0
      ? warn('candidate.without_story', `has no story in ${silent.join(', ')}.`)
      : []),
  ];
}
