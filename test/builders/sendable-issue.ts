import { versionNames } from '../../emails/blocks/version.ts';
import type { Issue } from '../../functions/newsletters/issue.ts';
import { createIssueRepository } from '../../functions/newsletters/issue-repository.ts';
import type { Variant } from '../../functions/newsletters/issue-variants.ts';
import { createTemplateRepository } from '../../functions/newsletters/templates/template-repository.ts';
import { variantsWrite } from '../../functions/newsletters/variants-repository.ts';
import { toItem } from '../../functions/subscribers/repository/subscriber-item.ts';
import type { Subscriber } from '../../functions/subscribers/schema.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { Language } from '../../shared/i18n/language.ts';
import type { NewId } from '../../shared/ids.ts';

export const retie = '13036';
export const balen = '13003';

const hash = 'a'.repeat(64);

interface Surroundings {
  readonly table: Table;
  readonly now: Clock;
  readonly newId: NewId;
}

/** An active subscriber of Retie. */
export const aSubscriber = (id: string, fields: Partial<Subscriber> = {}): Subscriber => ({
  id,
  address: `${id}@resident.example`,
  name: 'Jef O’Brien',
  language: 'nl',
  topics: ['shops'],
  trackingConsent: false,
  addressState: 'ok',
  subscriptions: { residents: { state: 'active', municipalities: [retie], left: [] } },
  asked: {},
  consents: {},
  createdAt: '2026-11-01T08:00:00.000Z',
  origin: 'page',
  version: 1,
  ...fields,
});

/** Puts this many active subscribers, every third one in Balen, every fifth one reading French. Returns their ids. */
export async function manySubscribers(
  count: number,
  { table, newId }: Pick<Surroundings, 'table' | 'newId'>,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('sub'));
  const items = ids.map((id, index) => {
    const municipalities = [index % 3 === 0 ? balen : retie];
    const language: Language = index % 5 === 0 ? 'fr' : 'nl';
    const residents = { state: 'active' as const, municipalities, left: [] };
    return toItem(aSubscriber(id, { language, subscriptions: { residents } }));
  });
  for (let from = 0; from < items.length; from += 2500) {
    await table.writeMany(items.slice(from, from + 2500));
  }
  return ids;
}

/**
 * An issue for residents of Retie and Balen in Dutch and French, approved and launched; its templates exist. One with a trial has two
 * versions, or as many as are named.
 */
export async function aLaunchedIssue(
  { table, now, newId }: Surroundings,
  fields: Partial<Issue> = {},
  { withTemplates = true, versions = 2 } = {},
): Promise<Issue> {
  const at = now().toISOString();
  const issue: Issue = {
    issueId: newId('iss'),
    state: 'planning',
    revision: 1,
    title: 'December',
    audience: 'residents',
    region: 'kempen',
    municipalities: [retie, balen],
    languages: ['nl', 'fr'],
    contentHash: hash,
    author: 'acc_editor',
    editors: ['acc_editor'],
    approval: { by: 'acc_approver', at, hash, allowedMoveDays: 0, undoUntil: at },
    createdAt: at,
    updatedAt: at,
    planningSince: at,
    ...fields,
  };
  const variants = issue.trial ? inVersions(variantsOf(issue), versions) : variantsOf(issue);
  await createIssueRepository(table, now).create(issue, [
    variantsWrite({ issueId: issue.issueId, hash, variants }),
  ]);
  if (withTemplates) await createTemplates(issue, variants, { table, now });
  return issue;
}

const variantsOf = ({ issueId, languages, municipalities }: Issue): Variant[] =>
  languages.flatMap((language) =>
    municipalities.map((nis) => ({
      variantId: `${language}-${nis}`,
      language,
      nis,
      templateName: `${issueId}-${language}-${nis}`,
      renderedKey: `rendered/${issueId}/${language}-${nis}.json`,
      subject: 'Dag {{name}}',
      nameFallback: language === 'nl' ? 'buur' : 'voisin',
    })),
  );

const inVersions = (variants: readonly Variant[], count: number): Variant[] =>
  variants.flatMap((variant) =>
    versionNames.slice(0, count).map((version) => ({
      ...variant,
      variantId: `${variant.variantId}-${version}`,
      version,
      templateName: `${variant.templateName}-${version}`,
    })),
  );

async function createTemplates(
  { issueId }: Issue,
  variants: readonly Variant[],
  { table, now }: Pick<Surroundings, 'table' | 'now'>,
): Promise<void> {
  const templates = createTemplateRepository(table, now);
  for (const { variantId, templateName } of variants) {
    await templates.noteCreated({ issueId, hash, variantId, templateName });
  }
}
