import type { Topic } from '../../topic.ts';
import { topicsOfWords } from '../facts/topic-words.ts';
import type { EventJson } from './event-json.ts';

/** Types of events and themes of UiTdatabank's taxonomy, by id: labels are changed now and then. */
const byId: Readonly<Record<string, readonly Topic[]>> = {
  '0.0.0.0.0': ['culture'],
  '0.3.1.0.0': ['training'],
  '0.3.1.0.1': ['training'],
  '0.3.2.0.0': ['culture', 'training'],
  '0.3.3.0.0': ['business', 'training'],
  '0.5.0.0.0': ['festivity'],
  '0.6.0.0.0': ['business'],
  '0.7.0.0.0': ['culture'],
  '0.12.0.0.0': ['culture'],
  '0.14.0.0.0': ['culture'],
  '0.15.0.0.0': ['nature'],
  '0.16.0.0.0': ['nature'],
  '0.17.0.0.0': ['nature', 'sports'],
  '0.19.0.0.0': ['sports'],
  '0.28.0.0.0': ['festivity'],
  '0.37.0.0.0': ['market', 'fair'],
  '0.49.0.0.0': ['festivity'],
  '0.50.4.0.0': ['culture'],
  '0.50.6.0.0': ['culture'],
  '0.50.21.0.0': ['festivity'],
  '0.54.0.0.0': ['culture'],
  '0.55.0.0.0': ['culture'],
  '0.57.0.0.0': ['family'],
  '0.59.0.0.0': ['sports'],
  '1.50.0.0.0': ['food'],
  '1.17.0.0.0': ['market'],
  '1.63.0.0.0': ['nature'],
  '1.64.0.0.0': ['nature'],
  '1.65.0.0.0': ['food'],
};

/** What an event is about: its type first, then its theme; by the words of the label where the id is not known. */
export function topicsOfTerms({ terms = [], typicalAgeRange }: EventJson): Topic[] {
  const telling = ['eventtype', 'theme'].flatMap((domain) =>
    terms.filter((term) => term.domain === domain),
  );
  const topics = telling.flatMap(({ id = '', label = '' }) => byId[id] ?? topicsOfWords([label]));
  return isForChildren(typicalAgeRange) ? [...topics, 'family'] : topics;
}

/** Ages such as `3-12` or `-6`; `-` and `18-` are of everybody and of adults. */
function isForChildren(ages: string | undefined): boolean {
  const [, oldest] = /^\d*-(\d+)$/.exec(ages ?? '') ?? [];
  return oldest !== undefined && Number(oldest) <= 12;
}
