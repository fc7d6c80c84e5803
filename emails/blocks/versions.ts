import type { Block } from './block.ts';
import type { IssueContent, LanguageContent } from './schema.ts';
import { type Version, versionNames } from './version.ts';

/** The versions that a newsletter has in any of its languages: those of a language that has fewer are the preflight's business. */
export function versionsOf({ languages }: IssueContent): readonly Version[] {
  const others = Object.values(languages).map((content) => content?.versions?.length ?? 0);
  return versionNames.slice(0, 1 + Math.max(0, ...others));
}

/** The newsletter as the readers of one version get it, in one language; a version that it has not is version a. */
export function inVersion(content: LanguageContent, version: Version): LanguageContent {
  const { versions = [], ...plain } = content;
  const other = versions[versionNames.indexOf(version) - 1];
  if (!other) return plain;
  const [first, ...rest] = plain.blocks;
  const begin = other.firstBlock ?? first;
  return { ...plain, subject: other.subject, blocks: begin ? [begin, ...rest] : rest };
}

/** The same for every language of an issue. */
export function contentInVersion({ languages }: IssueContent, version: Version): IssueContent {
  const { nl, fr, en } = languages;
  return {
    languages: {
      ...(nl && { nl: inVersion(nl, version) }),
      ...(fr && { fr: inVersion(fr, version) }),
      ...(en && { en: inVersion(en, version) }),
    },
  };
}

/** Every block that some reader may get, in whichever version. */
export const everyBlockOf = ({ blocks, versions = [] }: LanguageContent): readonly Block[] => [
  ...blocks,
  ...versions.flatMap(({ firstBlock }) => firstBlock ?? []),
];
