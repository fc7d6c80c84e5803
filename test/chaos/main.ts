import { readOptions } from '../run/read-options.ts';
import { isLong } from './chaos-plan.ts';
import { chaosRun } from './chaos-run.ts';
import type { Verdict } from './verdict.ts';

const {
  seeds: count,
  from,
  json,
} = readOptions('chaos', {
  seeds: { says: 'runs, each of a seed of its own', default: 200, from: 1, to: 100000 },
  from: { says: 'the first seed', default: 1, from: 1, to: 1000000 },
});

const started = performance.now();

const sum = (verdicts: readonly Verdict[], of: (verdict: Verdict) => number): number =>
  verdicts.reduce((total, verdict) => total + of(verdict), 0);

async function runAll(lostEventShare: number, runs: number) {
  const verdicts: Verdict[] = [];
  for (let seed = from; seed < from + runs; seed += 1) {
    verdicts.push(await chaosRun({ seed, lostEventShare }));
  }
  return {
    runs,
    recipients: sum(verdicts, ({ recipients }) => recipients),
    sent: sum(verdicts, ({ sent }) => sent),
    failed: sum(verdicts, ({ failed }) => failed),
    crashes: sum(verdicts, ({ crashes }) => crashes),
    in_versions: verdicts.filter(({ plan }) => plan.versions > 1).length,
    spread_over_hours: verdicts.filter(({ plan }) => plan.spreadHours > 0).length,
    released_while_dying: verdicts.filter(
      ({ plan, isReleasedInWeather }) => isLong(plan) && isReleasedInWeather,
    ).length,
    lost: sum(verdicts, ({ lost }) => lost),
    doubled: sum(verdicts, ({ doubled }) => doubled),
    dead_letters: sum(verdicts, ({ dead }) => dead),
    wrong: verdicts
      .filter(
        ({ lost, doubled, contradictions, errors }) =>
          lost > 0 ||
          errors.length > 0 ||
          (lostEventShare === 0 && (doubled > 0 || contradictions.length > 0)),
      )
      .map(({ seed, state, lost, doubled, contradictions, errors }) => ({
        seed,
        state,
        lost,
        doubled,
        contradictions,
        errors: errors.slice(0, 3),
      })),
  };
}

const promised = await runAll(0, count);
/** Outside of the promise: one event in five never comes. */
const eventsLost = await runAll(0.2, Math.max(1, Math.floor(count / 5)));
const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
const report = { ...promised, events_lost: eventsLost, seconds };

console.log(json ? JSON.stringify(report) : JSON.stringify(report, undefined, 2));
if (promised.wrong.length > 0 || eventsLost.lost > 0) process.exitCode = 1;
