import * as z from 'zod';
import { linksOf, type MailLink } from '../../../../emails/links/links-of.ts';
import { inParallel } from '../../../../shared/in-parallel.ts';
import type { Issue, SentMails } from '../../../newsletters/index.ts';
import { linkScope } from '../../counters/counter-keys.ts';
import type { CounterRepository } from '../../counters/counter-repository.ts';
import { figureSchema } from '../../counters/figures.ts';

/** A link of a newsletter, with its clicks in all languages, municipalities and versions. */
export const linkFiguresSchema = z.object({
  /** `3-1`: the first link of the third block. */
  id: z.string(),
  url: z.string(),
  /** What readers see of it. */
  label: z.string(),
  clicked: figureSchema,
});
export type LinkFigures = z.output<typeof linkFiguresSchema>;

/** Of an issue, by the words of its first mail: links have the same names in all of them. */
export const issueLinksSchema = z.object({ links: z.array(linkFiguresSchema) });

export interface LinkDeps {
  readonly mails: SentMails;
  readonly counters: CounterRepository;
}

const queriesAtOnce = 20;

/** The links of a mail, in its order, with what was clicked. A link that stands in a mail twice is two, each with its own. */
export async function readLinks(
  issueId: string,
  html: string,
  { counters }: { readonly counters: CounterRepository },
): Promise<LinkFigures[]> {
  const links = new Map(linksOf(html).map((link): [string, MailLink] => [link.id, link]));
  const found = new Map<string, LinkFigures>();
  await inParallel([...links.values()], queriesAtOnce, async ({ id, url, label }) => {
    const { total } = await counters.read(linkScope(issueId, id));
    found.set(id, { id, url, label, clicked: total.clicked ?? { raw: 0, human: 0 } });
  });
  return [...links.keys()].flatMap((id) => found.get(id) ?? []);
}

/** Undefined before a mail of the issue has been approved. */
export async function readIssueLinks(
  issue: Issue,
  { mails, counters }: LinkDeps,
): Promise<LinkFigures[] | undefined> {
  const [variant] = await mails.variantsOf(issue);
  if (!variant) return undefined;
  const { html } = await mails.read(issue, variant);
  return readLinks(issue.issueId, html, { counters });
}
