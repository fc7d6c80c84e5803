import type { NewsletterInput } from '../../emails/render-newsletter.ts';
import { regionById } from '../../shared/programme/programme.ts';
import { anIssueContent } from './issue-content.ts';

/** A newsletter for Retie in Dutch. */
export const aNewsletter = (change: Partial<NewsletterInput> = {}): NewsletterInput => ({
  content: anIssueContent(),
  brand: regionById('kempen').brand,
  municipality: {
    name: 'Retie',
    slug: 'retie',
    postalAddress: 'Gemeente Retie, Markt 1, 2470 Retie',
  },
  language: 'nl',
  issue: { archiveUrl: 'https://vanhier.example/issues/iss_1/nl-13036' },
  audience: 'residents',
  siteUrl: 'https://vanhier.example',
  ...change,
});

/** Links of one recipient, as the send makes them. */
export const recipientLinks = {
  unsubscribeUrl: 'https://vanhier.example/newsletter/nl/unsubscribe?token=u.1',
  preferencesUrl: 'https://vanhier.example/newsletter/nl/preferences?token=p.1',
};
