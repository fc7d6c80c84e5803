/** File under `/assets/`, made of `shared/pages/scripts/proof-of-work.ts`. */
export const proofScript = 'proof-of-work.js';

/**
 * Filled by {@link proofScript} with a proof of work, where scripts run. Without it the form works as well, under a
 * tighter cap.
 */
export const ProofField = () => (
  <input type="hidden" name="proof" value="" data-challenge="/vote/challenge" />
);
