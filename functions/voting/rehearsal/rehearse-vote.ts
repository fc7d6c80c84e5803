import { confirmByLink } from '../casting/confirm-vote.ts';
import { requestVote, sealChoice } from '../casting/request-vote.ts';
import type { Stage } from './stage.ts';

/** One resident's vote, by the link of the mail; every voter comes from a network of their own. */
export async function rehearseVote(
  vote: { readonly contestId: string; readonly address: string; readonly choices: string[] },
  stage: Stage,
): Promise<void> {
  const { contestId, address, choices } = vote;
  const { deps } = stage;
  const contest = await deps.contests.read(contestId);
  const sealedChoice = await sealChoice({ contest, choices }, deps);
  const request = { contest, sealedChoice, address, language: 'nl' as const };
  await requestVote({ ...request, viewer: stage.newNetwork(), proof: undefined }, deps);
  const mail = stage.takeMail();
  if (mail?.kind !== 'vote-code') throw new Error('no mail to confirm the vote was written');
  const token = new URL(mail.confirmUrl).searchParams.get('token') ?? '';
  await confirmByLink({ token, choices }, deps);
}
