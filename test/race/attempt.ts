import { type Answer, type Asked, carried, isCounted, type VoteMail, visit } from './resident.ts';

/** Ways to have a vote counted, honest and not. */
export const ways = ['link', 'code', 'changed', 'forged', 'again'] as const;

export type Way = (typeof ways)[number];

export interface Attempt {
  readonly voter: number;
  readonly way: Way;
  readonly status: number;
  readonly counted: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface Voter {
  readonly index: number;
  readonly from: string;
  readonly asked: Asked;
  readonly mail: VoteMail;
  /** Ids of all who stand. */
  readonly candidates: readonly string[];
}

/** Tries to have the voter's vote counted in this way. */
export async function attempt(contestUrl: string, voter: Voter, way: Way): Promise<Attempt> {
  const answer = await tries[way](contestUrl, voter);
  const { status, startedAt, endedAt } = answer;
  return { voter: voter.index, way, status, counted: isCounted(answer), startedAt, endedAt };
}

const tries: Readonly<Record<Way, (contestUrl: string, voter: Voter) => Promise<Answer>>> = {
  link: (url, { from, mail, candidates }) =>
    visit(`${url}/confirm`, from, { token: mail.token, choices: candidates[0] ?? '' }),
  code: (url, { from, mail, asked }) =>
    visit(`${url}/confirm-code`, from, { ...asked, code: mail.code }),
  /** The link once more, with somebody else chosen. */
  changed: (url, { from, mail, candidates }) =>
    visit(`${url}/confirm`, from, { token: mail.token, choices: candidates.at(-1) ?? '' }),
  /** A link whose seal is broken by one character. */
  forged: (url, { from, mail, candidates, index }) =>
    visit(`${url}/confirm`, from, {
      token: broken(mail.token, index),
      choices: candidates[1] ?? '',
    }),
  /** As a person does: opens the link, and presses the button of the page. */
  async again(url, { from, mail }) {
    const page = await visit(`${url}/confirm?token=${encodeURIComponent(mail.token)}`, from);
    if (page.status !== 200) return page;
    const choices = carried(page.body, 'choices\\[\\]');
    return visit(`${url}/confirm`, from, { token: mail.token, 'choices[]': choices });
  },
};

/** Not the last character: some of its bits mean nothing, and a link that differs in these alone is the same link. */
function broken(token: string, seed: number): string {
  const place = token.length - 2 - (seed % 40);
  const other = token[place] === 'A' ? 'B' : 'A';
  return token.slice(0, place) + other + token.slice(place + 1);
}
