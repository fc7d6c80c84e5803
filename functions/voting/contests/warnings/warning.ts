import * as z from 'zod';

/** What staff should look at. */
export const warningCodes = [
  'ballot.not_fixed',
  'ballot.missed',
  'ballot.problem',
  'ballot.one_for_each_seat',
  'gates.late',
  'candidate.not_listed',
  'candidate.without_contact',
  'candidate.without_photo',
  'candidate.without_story',
  'candidate.without_answer',
  'candidate.not_on_ballot',
  'nominations.waiting',
  'closing.late',
  'paper.not_agreed',
  'quarantine.waiting',
  'lot.waiting',
  'publication.refused',
] as const;

export const warningSchema = z.object({
  code: z.enum(warningCodes),
  message: z.string(),
  /** What it is about, where that is not the contest: id of a candidate, a box or a rule. */
  subject: z.string().optional(),
});

export type Warning = z.output<typeof warningSchema>;
