import * as z from 'zod';
import { linksOf, type MailLink } from '../../../../emails/links/links-of.ts';
import { languageSchema } from '../../../../shared/i18n/language.ts';
import { inParallel } from '../../../../shared/in-parallel.ts';
import type { Issue, SentMail, SentMails } from '../../../newsletters/index.ts';
import { linkScope } from '../../counters/counter-keys.ts';
import type { CounterRepository } from '../../counters/counter-repository.ts';
import type { Sums } from '../../counters/counts.ts';
import { figureSchema } from '../../counters/figures.ts';
import { linkPlaces, type PlacedLink } from './link-places.ts';

/** A link of a newsletter, with its clicks in all languages and municipalities. */
export const linkFiguresSchema = z.object({
  /** `3-1`: the first link of the third block. */
  id: z.string(),
  url: z.string(),
  /** What readers see of it. */
  label: z.string(),
  /** Of the label. */
  language: languageSchema,
  /** Where the link of this name is another one in each version: whose link, and whose clicks, it is. */
  version: z.string().optional(),
  clicked: figureSchema,
});
export type LinkFigures = z.output<typeof linkFiguresSchema>;

/** By the words of the first mail that has the link: it has the same name in all of them. */
export const issueLinksSchema = z.object({ links: z.array(linkFiguresSchema) });

interface CounterDeps {
  readonly counters: CounterRepository;
}

export interface LinkDeps extends CounterDeps {
  readonly mails: SentMails;
}

const queriesAtOnce = 20;
const mailsAtOnce = 10;

/** The links of one mail, in its order; in an issue of several versions, with the clicks on those of its version alone. */
export function readLinks(
  issueId: string,
  mail: SentMail,
  { counters }: CounterDeps,
): Promise<LinkFigures[]> {
  const { language, version } = mail.variant;
  const links = new Map(linksOf(mail.html).map((link): [string, MailLink] => [link.id, link]));
  const places = [...links.values()].map((link) => ({ ...link, language, version }));
  return withClicks(issueId, places, { counters });
}

/**
 * All links of an issue, in the order of its mails: languages, versions and lists of events bring links that other mails do not have.
 * Undefined before a mail of the issue has been approved.
 */
export async function readIssueLinks(
  issue: Issue,
  { mails, counters }: LinkDeps,
): Promise<LinkFigures[] | undefined> {
  const variants = await mails.variantsOf(issue);
  if (variants.length === 0) return undefined;
  const unlike = Map.groupBy(variants, ({ language, version, events, nis }) =>
    [language, version, events && nis].join(' '),
  );
  const firsts = [...unlike.values()].flatMap(([first]) => first ?? []);
  const found = new Map<string, SentMail>();
  await inParallel(firsts, mailsAtOnce, async (variant) => {
    found.set(variant.variantId, await mails.read(issue, variant));
  });
  const read = firsts.flatMap(({ variantId }) => found.get(variantId) ?? []);
  return withClicks(issue.issueId, linkPlaces(read), { counters });
}

async function withClicks(
  issueId: string,
  places: readonly PlacedLink[],
  { counters }: CounterDeps,
): Promise<LinkFigures[]> {
  const found = new Map<string, Sums>();
  const ids = [...new Set(places.map(({ id }) => id))];
  await inParallel(ids, queriesAtOnce, async (id) => {
    found.set(id, await counters.sum(linkScope(issueId, id)));
  });
  return places.map(({ version, ...link }) => {
    const sums = found.get(link.id);
    const figures = version === undefined ? sums?.total : sums?.parts.get(`version=${version}`);
    return {
      ...link,
      ...(version !== undefined && { version }),
      clicked: figures?.clicked ?? { raw: 0, human: 0 },
    };
  });
}
