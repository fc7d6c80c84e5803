import type { Language } from '../../../shared/i18n/language.ts';
import type { Option } from '../../../shared/pages/choices.tsx';
import { topics } from '../topic.ts';
import { topicName } from '../topic-name.ts';

/** All topics, in the order in which they are listed: what the campaign is about comes first. */
export const topicOptions = (language: Language): Option[] =>
  topics.map((value) => ({ value, label: topicName(value, language) }));
