/** What plays newsletters for demonstrations and proofs: all of the engine, which nobody loads who only wants its index. */
export { createRenderedFiles } from './composing/rendered-files.ts';
export type { PlayedMail } from './rehearsal/played-ses.ts';
export { createPress, type PressCast } from './rehearsal/press.ts';
export type { PressFiles } from './rehearsal/press-resources.ts';
