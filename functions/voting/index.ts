/** What other contexts may import of the votes. */
export { type FactsWanted, readCampaignFacts } from './campaign/read-campaign-facts.ts';
export { type PosterFile, posterPath } from './posters/poster-path.ts';
