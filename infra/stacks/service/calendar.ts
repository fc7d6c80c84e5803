import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { HouseStack } from '../../constructs/house-stack.ts';
import type { LaunchSchedules } from '../../constructs/launch-schedules.ts';
import { NoticedAlarm, overFiveMinutes } from '../../constructs/noticed-alarm.ts';
import { ownMetric } from '../../constructs/own-metric.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** What takes place where and when: read from sources, shown and offered as calendars, registered for. */
export class CalendarFunctions extends Construct {
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'calendar/public',
    does: 'Agendas, events and feeds, and pages on which people register',
    timeout: Duration.seconds(10),
    noticed: 'Residents see no events, calendars that follow ours get nothing new.',
  });
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'calendar/staff',
    does: 'Staff API: sources, events, registrations and moments',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they work on events, their sources or registrations.',
  });
  readonly #sync = new QueueWorker(this, 'SyncWorker', {
    name: 'calendar/sync',
    does: 'Reads the sources of events and writes what changed',
    timeout: Duration.minutes(5),
    // Calendars of years are megabytes of text and rules.
    memoryMb: 1769,
    noticed: 'Events of a source are late: a part of its reading failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: {
      name: 'calendar-sync',
      noticed: 'A source of events is not read to its end and needs a person.',
    },
  });
  readonly #sweep = new ScheduledTask(this, 'Sweep', {
    name: 'calendar/sweep',
    does: 'Has sources read when it is time, and does what follows from changes of events',
    schedule: 'rate(1 minute)',
    timeout: Duration.seconds(60),
    noticed: 'Events are not read anew, and a newsletter does not move with its event.',
  });

  constructor(
    scope: Construct,
    id: string,
    { around, launches }: { around: SurroundingsWithMail; launches: LaunchSchedules },
  ) {
    super(scope, id);
    around.site.open(this.#public, 'ANY /calendar', 'ANY /calendar/{proxy+}');
    around.site.openToStaff(this.#staff, 'ANY /staff/calendar', 'ANY /staff/calendar/{proxy+}');
    this.#grantData(around);
    around.track.allowSend(this.#public);
    for (const fn of [this.#public, this.#staff, this.#sweep]) around.mail.allowSend(fn);
    for (const fn of [this.#staff, this.#sync, this.#sweep]) this.#sync.work.allowSend(fn);
    for (const fn of [this.#staff, this.#sweep]) launches.allowManage(fn);
    const { uitdatabank } = HouseStack.of(this).settings;
    this.#sync.setVariable('UITDATABANK_URL', uitdatabank.url);
    this.#sync.setVariable('UITDATABANK_CLIENT_ID', uitdatabank.clientId);
    new NoticedAlarm(this, 'Failing', {
      name: 'calendar-source-failing',
      noticed: 'The events of a municipality grow old: one of its sources has failed for long.',
      metric: overFiveMinutes(ownMetric('calendar/sync', 'SourceFailing')),
      threshold: 1,
    });
    new NoticedAlarm(this, 'Held', {
      name: 'calendar-source-held',
      noticed:
        'Events that a source lists no more still stand in the calendar until a person says whether they are gone.',
      metric: overFiveMinutes(ownMetric('calendar/sync', 'SourceHeld')),
      threshold: 1,
    });
  }

  #grantData({ data: { table, keys, files, journal }, originSecret }: SurroundingsWithMail): void {
    for (const fn of [this.#public, this.#staff, this.#sync, this.#sweep]) {
      table.allowReadWrite(fn);
    }
    for (const fn of [this.#public, this.#staff, this.#sweep]) keys.allowRead(fn);
    originSecret.allowRead(this.#public);
    journal.allowWrite(this.#public, 'erasure-journal/');
    files.allowWrite(this.#staff, 'calendar-sources/');
    files.allowRead(this.#sync, 'calendar-sources/', 'calendar-fetched/');
    files.allowWrite(this.#sync, 'calendar-fetched/');
  }
}
