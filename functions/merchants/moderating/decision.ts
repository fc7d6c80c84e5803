import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import { changedFields } from '../changed-fields.ts';
import type { HistoryEntry } from '../history.ts';
import type { Merchant, MerchantState } from '../merchant.ts';
import { withoutProfile } from '../registration/propose.ts';

/** Told to the merchant by mail, in the language of the contact as staff know it. */
const reason = z.string().max(1000).transform(cleanLine).pipe(z.string().min(3).max(500));

/** Of the merchant as they saw it. */
export const seenVersion = { version: z.int().min(0) };

/** What staff decide about a merchant. */
export const decisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('list'), ...seenVersion }),
  z.strictObject({ decision: z.literal('reject'), reason, ...seenVersion }),
  z.strictObject({ decision: z.literal('hide'), ...seenVersion }),
  z.strictObject({ decision: z.literal('show'), ...seenVersion }),
  z.strictObject({ decision: z.literal('accept-proposal'), ...seenVersion }),
  z.strictObject({ decision: z.literal('refuse-proposal'), reason, ...seenVersion }),
]);

export type Decision = z.output<typeof decisionSchema>;

interface Effect {
  readonly from: readonly MerchantState[];
  readonly to?: MerchantState;
  readonly event: HistoryEntry['event'];
}

const effects: Record<Decision['decision'], Effect> = {
  list: { from: ['pending', 'rejected'], to: 'listed', event: 'listed' },
  reject: { from: ['pending'], to: 'rejected', event: 'rejected' },
  hide: { from: ['listed'], to: 'hidden', event: 'hidden' },
  show: { from: ['hidden'], to: 'listed', event: 'shown' },
  'accept-proposal': { from: ['listed', 'hidden'], event: 'accepted' },
  'refuse-proposal': { from: ['listed', 'hidden'], event: 'refused' },
};

/**
 * The merchant after a decision, and what the history says of it.
 * @throws {AppError} merchant.state when the decision does not fit it
 */
export function decide(present: Merchant, { decision }: Pick<Decision, 'decision'>) {
  const { from, to, event } = effects[decision];
  const isAboutProposal = decision === 'accept-proposal' || decision === 'refuse-proposal';
  const hasProposal = present.proposed !== undefined || present.proposedPhoto !== undefined;
  if (!from.includes(present.state) || (isAboutProposal && !hasProposal)) {
    throw new AppError('merchant.state', stateSentence(present, isAboutProposal && !hasProposal));
  }
  const fields = isAboutProposal ? proposedFields(present) : [];
  const settled = isAboutProposal
    ? { ...present, proposed: undefined, proposedPhoto: undefined }
    : present;
  const after = decision === 'accept-proposal' ? taken(present, settled) : settled;
  return { after: { ...after, state: to ?? present.state }, event, fields };
}

const stateSentence = ({ state }: Merchant, lacksProposal: boolean): string =>
  lacksProposal ? 'No change of this merchant waits.' : `This merchant is ${state}.`;

const taken = ({ proposed, proposedPhoto }: Merchant, settled: Merchant): Merchant => ({
  ...(proposed ? { ...withoutProfile(settled), ...proposed } : settled),
  ...(proposedPhoto && { photo: proposedPhoto }),
});

const proposedFields = (present: Merchant): string[] => [
  ...(present.proposed ? changedFields(present, present.proposed) : []),
  ...(present.proposedPhoto ? ['photo'] : []),
];
