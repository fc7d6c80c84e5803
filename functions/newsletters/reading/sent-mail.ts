import { timeLeftInWords } from '../../../emails/blocks/time-left.ts';
import { fillTemplate, type MailTemplate } from '../../../emails/merge/fill-template.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import type { RenderedVariant, Variant } from '../issue-variants.ts';
import { withLists } from '../templates/fill-lists.ts';
import { findFrozenLists } from '../templates/frozen-lists.ts';
import { findVariants } from '../variants-repository.ts';

/** A variant as its readers got it, but that nobody is addressed by name and the way out leads nowhere. Its links are named. */
export interface SentMail extends MailTemplate {
  readonly variant: Variant;
}

export interface SentMailDeps {
  readonly table: Table;
  /** Reads what was rendered for the review. */
  readonly readRendered: (key: string) => Promise<RenderedVariant>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

export type SentMails = ReturnType<typeof createSentMails>;

/** Mails of issues that were sent, or are about to be: exactly what was approved. */
export function createSentMails({ table, readRendered, siteUrl }: SentMailDeps) {
  async function read(issue: Issue, variant: Variant): Promise<SentMail> {
    const rendered = await readRendered(variant.renderedKey);
    const lists = variant.events && (await findFrozenLists(table, placeOf(issue, variant)));
    const mail = lists ? withLists({ variant, rendered, lists, siteUrl }) : rendered;
    const { nameFallback, vote } = variant;
    const timeLeft = vote && timeLeftInWords(vote.closesAt, startOf(issue), variant.language);
    const nowhere = { unsubscribeUrl: '#', preferencesUrl: '#' };
    const values = recipientValues({ ...nowhere, timeLeft }, nameFallback);
    return { variant, ...fillTemplate(mail, values) };
  }

  return {
    read,

    /** None before the issue is approved. */
    async variantsOf({ issueId, approval }: Issue): Promise<readonly Variant[]> {
      if (!approval) return [];
      return (await findVariants(table, issueId, approval.hash))?.variants ?? [];
    },
  };
}

const placeOf = ({ issueId }: Issue, { nis }: Variant) => ({ issueId, nis });

const startOf = ({ sendingSince, updatedAt }: Issue): Date => new Date(sendingSince ?? updatedAt);
