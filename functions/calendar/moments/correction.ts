import type { IssueContent, LanguageContent } from '../../../emails/blocks/schema.ts';
import { defaultLanguage, type Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { shorten } from '../../../shared/text/shorten.ts';
import type { Issue } from '../../newsletters/index.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { noonOf } from '../local-day.ts';
import { eventPath } from '../paths.ts';
import type { Moment, Telling } from './moment.ts';
import { momentMessages } from './moment-messages.ts';
import { firstDay, type Times } from './times.ts';

/** What a correction is about. */
export interface Corrected {
  readonly moment: Moment;
  readonly issue: Issue;
  readonly event: CampaignEvent | undefined;
  readonly says: Telling;
}

/** Characters of an event's title in a subject or a heading. */
const longestTitle = 100;

/** Title and content of a correction, in every language of the issue that it corrects; staff read it before anybody else. */
export function correctionOf(corrected: Corrected, siteUrl: string) {
  const title = titleIn(corrected, defaultLanguage);
  const languages = corrected.issue.languages.map(
    (language) => [language, contentIn(corrected, language, siteUrl)] as const,
  );
  const content: IssueContent = { languages: Object.fromEntries(languages) };
  return { title: momentMessages(defaultLanguage)('correction.title', { title }), content };
}

function contentIn(corrected: Corrected, language: Language, siteUrl: string): LanguageContent {
  const t = momentMessages(language);
  const { moment, event, says } = corrected;
  const kind = kindOf(moment, says);
  const title = titleIn(corrected, language);
  const values = {
    before: inWords(moment.told?.times ?? moment.times, language),
    now: inWords(says.times, language),
    off: moment.told?.off ?? '',
  };
  const url = event && siteUrl + eventPath(event, language);
  return {
    subject: t(`${kind}.subject`, { title }),
    preheader: t(`${kind}.preheader`, values),
    blocks: [
      { type: 'header', kicker: t(`${kind}.kicker`), title },
      { type: 'text', markdown: t(`${kind}.text`, values) },
      ...(url ? [{ type: 'button', label: t('button'), url } as const] : []),
    ],
  };
}

function kindOf({ told }: Moment, { off, times }: Telling) {
  if (off) return off === 'postponed' ? 'postponed' : 'cancelled';
  if (told?.off) return 'back';
  return told && firstDay(told.times) === firstDay(times) ? 'retimed' : 'moved';
}

/** The title is a stranger's text: what would be read as a field in a newsletter is put in round brackets. */
function titleIn({ event, issue }: Corrected, language: Language): string {
  const title = event ? localized(factsOf(event).title, language)?.text : undefined;
  return shorten(
    (title ?? issue.title)
      .replace(/[[{<]/g, '(')
      .replace(/[\]}>]/g, ')')
      .replace(/[%|\p{Cc}]/gu, ' '),
    longestTitle,
  );
}

function inWords({ startsAt, allDay }: Times, language: Language): string {
  const t = momentMessages(language);
  return allDay
    ? t('when.day', { at: noonOf(allDay.first) })
    : t('when.time', { at: new Date(startsAt) });
}
