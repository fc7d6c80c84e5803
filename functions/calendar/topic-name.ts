import { type Language, languages } from '../../shared/i18n/language.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { calendarMessages } from './messages.ts';
import type { Topic } from './topic.ts';

/** What a topic is called: `Markt`. */
export const topicName = (topic: Topic, language: Language): string =>
  calendarMessages(language)(`topic.${topic}`);

/** Its names in all languages, as {@link plainText} writes them: for searching. */
export const plainTopicNames = (topic: Topic): string =>
  languages.map((language) => plainText(topicName(topic, language))).join(' ');
