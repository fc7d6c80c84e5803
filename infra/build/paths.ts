import { fileURLToPath } from 'node:url';

/** The repository's root folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where bundles go: `<functionsFolder>/<context>/<file>/index.mjs`. */
export const functionsFolder = `${root}/.build/functions`;

/** Files that CloudFront serves under `/assets/`. */
export const assetsFolder = `${root}/.build/assets`;

/** What the last build was made of. */
export const recordFile = `${root}/.build/functions.json`;
