import type { Contest } from '../contests/contest.ts';
import type { Phase } from '../contests/phase.ts';
import { contestDates } from './contest-dates.ts';
import type { Text } from './messages.ts';

const stages = ['nominating', 'reviewing', 'open', 'result'] as const;

type Stage = (typeof stages)[number];

const stageOf: Record<Phase, Stage | undefined> = {
  announced: undefined,
  nominating: 'nominating',
  reviewing: 'reviewing',
  open: 'open',
  counting: 'result',
  published: 'result',
  cancelled: undefined,
};

interface TimelineProps {
  readonly contest: Contest;
  readonly phase: Phase;
  readonly t: Text;
}

/** What comes when, from nomination to result. */
export function Timeline({ contest, phase, t }: TimelineProps) {
  const { nominationsOpen, nominationsClose, opens, closes } = contestDates(contest);
  const dates: Record<Stage, string> = {
    nominating: t('timeline.from_to', { opens: nominationsOpen, closes: nominationsClose }),
    reviewing: t('timeline.reviewing.when'),
    open: t('timeline.from_to', { opens, closes }),
    result: t('timeline.result.when', { closes }),
  };
  const present = stageOf[phase];
  return (
    <section>
      <h2>{t('timeline.title')}</h2>
      <ol class="timeline">
        {stages.map((stage) => (
          <li aria-current={stage === present ? 'step' : undefined}>
            <strong>{t(`timeline.${stage}`)}</strong>
            <span>{dates[stage]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
