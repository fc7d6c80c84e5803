import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import { factsOf } from '../events/facts-of.ts';
import { localDay, noonOf } from '../local-day.ts';
import { eventPath } from '../paths.ts';
import type { RuledPart } from '../timing/timing.ts';
import type { PartProps } from './event-page.tsx';
import { Marks } from './marks.tsx';
import { ruleInWords } from './rule-in-words.ts';
import { fullWords } from './time-words.ts';

/** Times in the list; who wants more takes the series over into a calendar. */
const mostTimes = 12;

/** Of an event that takes place several times: its rule in words where there is a short one, and its next times. */
export function EventWhen(props: PartProps) {
  const { event, times, language, t } = props;
  const { coming, shown, isChosen } = times;
  const rules = ruleWords(props);
  if (coming.length < 2 && rules.length === 0) return null;
  const left = coming.slice(mostTimes);
  const last = left.at(-1);
  return (
    <section>
      <h2>{t('when.title')}</h2>
      {rules.map((words) => (
        <p>{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      ))}
      {coming.length > 1 && <h3>{t('when.next')}</h3>}
      {coming.length > 1 && (
        <ul class="times">
          {coming.slice(0, mostTimes).map((occurrence) => (
            <Time {...props} occurrence={occurrence} isShown={isChosen && occurrence === shown} />
          ))}
        </ul>
      )}
      {last && (
        <p class="hint">
          {t('when.more', { count: left.length, day: noonOf(localDay(new Date(last.startsAt))) })}
        </p>
      )}
      {isChosen && (
        <p class="screen">
          <a class="onward" href={eventPath(event, language)}>
            {t('when.all')}
          </a>
        </p>
      )}
    </section>
  );
}

type TimeProps = PartProps & { readonly occurrence: AgendaOccurrence; readonly isShown: boolean };

function Time({ event, occurrence, isShown, today, language, t }: TimeProps) {
  const words = fullWords(occurrence, today, t);
  return (
    <li class={occurrence.status === 'cancelled' ? 'off' : undefined}>
      {isShown ? (
        <strong>
          {words} <span class="hint">({t('when.this')})</span>
        </strong>
      ) : (
        <a class="onward" href={eventPath(event, language, occurrence.key)} rel="nofollow">
          {words}
        </a>
      )}{' '}
      <Marks status={occurrence.status} t={t} />
    </li>
  );
}

/** A sentence for each part that has a short one; none unless all have. */
function ruleWords({ event, language, t }: PartProps): string[] {
  const words = factsOf(event).timing.parts.map((part) => {
    const rule = part.kind === 'ruled' ? ruleInWords(part, language) : undefined;
    const time = part.kind === 'ruled' ? partHours(part) : undefined;
    if (rule === undefined) return undefined;
    return time
      ? t('rule.time', { rule, time: t(time.to ? 'time.from_to' : 'time.at', time) })
      : rule;
  });
  return words.every((one) => one !== undefined) ? words : [];
}

/** From when to when on each day of a series, where it is told in wall times of ours. */
function partHours({ start, length }: RuledPart): { from: string; to: string } | undefined {
  if ('date' in start || start.zone === 'UTC') return undefined;
  const end = length && 'end' in length && 'wall' in length.end ? length.end : undefined;
  return { from: start.wall.slice(11, 16), to: end?.wall.slice(11, 16) ?? '' };
}
