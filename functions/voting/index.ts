/** What other contexts may import of the votes. */
export { type FactsWanted, readCampaignFacts } from './campaign/read-campaign-facts.ts';
export { BallotFileError } from './counting/ballot-file-error.ts';
export { recount } from './counting/recount.ts';
export { recountReport, recountSummary } from './counting/recount-report.ts';
export { type PosterFile, posterPath } from './posters/poster-path.ts';
