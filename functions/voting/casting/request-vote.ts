import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import { atEvenPace } from '../../../shared/http/even-pace.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Contest } from '../contests/contest.ts';
import { phaseOf } from '../contests/phase.ts';
import { contestPath } from '../pages/paths.ts';
import { closed, notOpen } from './cast-vote.ts';
import type { CastingDeps } from './casting-deps.ts';
import { mayMail } from './mail-caps.ts';
import { openRequest } from './pending-requests.ts';
import type { Pepper, Peppers } from './peppers.ts';
import { checkProof } from './proof-of-work.ts';
import { rollIdOf } from './roll-id.ts';
import {
  type SealedRequest,
  sealChoice as seal,
  sealRequest,
  unsealChoice,
} from './sealed-vote.ts';
import { countRequest, signalOf } from './signals.ts';
import { checkChoices, choiceSlots } from './vote-choices.ts';

/** Seconds for which a form and a link are good. */
const lifetime = 86_400;

/**
 * Hides what was chosen, for the form that asks for the address.
 * @throws {AppError} vote.invalid, vote.not_open, vote.closed
 */
export async function sealChoice(
  { contest, choices }: { readonly contest: Contest; readonly choices: readonly string[] },
  deps: Pick<CastingDeps, 'papers' | 'peppers' | 'now'>,
): Promise<string> {
  const pepper = await openContest(contest, deps);
  const { candidates } = await deps.papers.read(contest.id);
  checkChoices(contest, candidates, choices);
  const content = { choices: [...choices].sort(), expiresAt: secondsAfter(deps.now(), lifetime) };
  return seal(content, choiceSlots(contest.ballotRule), contest.id, pepper);
}

/**
 * What a sealed choice holds, for a page that shows it again.
 * @throws {AppError} token.invalid, token.expired, vote.not_open, vote.closed
 */
export async function readChoice(
  { contest, sealedChoice }: { readonly contest: Contest; readonly sealedChoice: string },
  deps: Pick<CastingDeps, 'peppers' | 'now'>,
): Promise<readonly string[]> {
  const pepper = await openContest(contest, deps);
  return unsealChoice(sealedChoice, contest.id, pepper, deps.now()).choices;
}

export interface VoteRequest {
  readonly contest: Contest;
  readonly sealedChoice: string;
  /** As `parseAddress` gives it: mail goes there. */
  readonly address: string;
  /** IP address of the visitor, where CloudFront vouches for it. */
  readonly viewer: string | undefined;
  readonly language: Language;
  /** The solved challenge, as the page's script fills it in; empty or absent without JavaScript. */
  readonly proof: string | undefined;
}

/**
 * Mails a link and a code, the same whether or not the address has voted: the roll is not looked at. Answers no sooner
 * than after 400 ms. Over the caps of the mailbox everything happens but the mail, and no code opens the form.
 * @returns what the form that asks for the code carries
 * @throws {AppError} token.invalid, token.expired, vote.not_open, vote.closed, proof.invalid, request.too_many
 */
export function requestVote(
  request: VoteRequest,
  deps: CastingDeps,
): Promise<{ readonly sealedRequest: string }> {
  return atEvenPace(async () => {
    const { contest, sealedChoice, address, viewer } = request;
    const pepper = await openContest(contest, deps);
    const { choices } = unsealChoice(sealedChoice, contest.id, pepper, deps.now());
    const proof = await checkProof(request.proof, deps);
    const isMailed = await mayMail({ address, viewer, proof }, deps);
    const signal = signalOf({ address, viewer, proof, now: deps.now() }, pepper);
    const isCounted = await countRequest(contest.id, signal, deps);
    const { pendingId, code } = await openRequest(pepper, isMailed, deps);
    const sealed = {
      rollId: rollIdOf(address, pepper),
      pendingId,
      signal: { ...signal, isCounted },
      choices,
      expiresAt: secondsAfter(deps.now(), lifetime),
    };
    if (isMailed) await mailCode(request, { sealed, code, pepper }, deps);
    return { sealedRequest: sealFor('code', contest, sealed, pepper) };
  }, deps);
}

const sealFor = (
  purpose: 'code' | 'link',
  { id, ballotRule }: Contest,
  sealed: SealedRequest,
  pepper: Pepper,
): string => sealRequest(sealed, choiceSlots(ballotRule), { purpose, contestId: id }, pepper);

/** The code stands in clear in this message only, which goes to the mailbox that it is for. */
async function mailCode(
  { contest, address, language }: VoteRequest,
  { sealed, code, pepper }: { sealed: SealedRequest; code: string; pepper: Pepper },
  { mail, siteUrl }: Pick<CastingDeps, 'mail' | 'siteUrl'>,
): Promise<void> {
  const place = placeByNis(contest.nis);
  const path = contestPath({ language, place, contest }, 'confirm');
  const token = sealFor('link', contest, sealed, pepper);
  const closesAt = new Date(contest.voting.closes.at);
  const expiresAt = sealed.expiresAt < closesAt ? sealed.expiresAt : closesAt;
  await mail.send([
    {
      to: { address },
      mail: {
        kind: 'vote-code',
        language,
        nis: contest.nis,
        contest: localized(contest.title, language)?.text ?? place.municipality.name,
        code,
        confirmUrl: `${siteUrl}${path}?token=${token}`,
        expiresAt: expiresAt.toISOString(),
        closesAt: closesAt.toISOString(),
      },
    },
  ]);
}

/**
 * The pepper of a contest that people may vote in now. By its times: the gate has the last word.
 * @throws {AppError} vote.not_open, vote.closed
 */
async function openContest(
  contest: Contest,
  { peppers, now }: { readonly peppers: Pick<Peppers, 'read'>; readonly now: Clock },
): Promise<Pepper> {
  const phase = phaseOf(contest, now());
  if (phase === 'announced' || phase === 'nominating' || phase === 'reviewing') throw notOpen();
  if (phase !== 'open') throw closed();
  const pepper = await peppers.read(contest.id);
  if (!pepper) throw notOpen();
  return pepper;
}
