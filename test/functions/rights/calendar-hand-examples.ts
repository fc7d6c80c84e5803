import type { CampaignEvent } from '../../../functions/calendar/events/event.ts';
import { saveEvent } from '../../../functions/calendar/events/save-event.ts';
import { anEvent } from '../../builders/calendar-event.ts';
import { type CalendarWorld, retie } from '../calendar/calendar-world.ts';
import type { Example } from './example.ts';

const base = '/staff/calendar';
const sourceId = 'src_01jz0000000000000000000009';

/** Requests about what staff do to events of Retie, and about events that may be the same. */
export async function handExamples({ deps, call, staffMember }: CalendarWorld): Promise<Example[]> {
  const helper = await staffMember('admin', 'programme');

  const anEventOfRetie = (): Promise<CampaignEvent> => {
    const id = deps.newId('evt');
    return saveEvent({ after: anEvent({ id, origin: { sourceId, uid: id } }) }, deps);
  };
  const act = async ({ id, version }: CampaignEvent, what: string, body: object) => {
    await call(helper, `POST ${base}/events/${id}/${what}`, { version, ...body });
    return deps.events.read(id);
  };

  const about = (
    method: string,
    what: string,
    body?: object,
    before: (event: CampaignEvent) => Promise<CampaignEvent> = async (event) => event,
  ): Example => ({
    line: `${method} ${base}/events/{id}/${what}`,
    touches: 'retie',
    prepare: async () => {
      const { id, version } = await before(await anEventOfRetie());
      const path = `${base}/events/${id}/${what}`;
      return body ? { path, body: { version, ...body } } : { path };
    },
  });

  async function aPair() {
    const [one, other] = [await anEventOfRetie(), await anEventOfRetie()];
    const body = { one: one.id, other: other.id };
    const { id, version } = (await call(helper, `POST ${base}/duplicates`, body)).body;
    const seen = { kept: one.version, merged: other.version };
    return { id, version, merging: { into: one.id, seen, reason: 'Dezelfde markt.' } };
  }
  type Pair = Awaited<ReturnType<typeof aPair>>;

  const aboutPair = (
    method: string,
    rest: string,
    bodyOf: (pair: Pair) => Promise<object> | undefined,
  ): Example => ({
    line: `${method} ${base}/duplicates/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const pair = await aPair();
      return { path: `${base}/duplicates/${pair.id}${rest}`, body: await bodyOf(pair) };
    },
  });

  const ofRetie = (what: string): Example => ({
    line: `GET ${base}/${what}`,
    touches: 'retie',
    prepare: async () => ({ path: `${base}/${what}?municipality=${retie}` }),
  });

  const hidden = { reason: 'Dit is geen evenement.' };
  const facts = { organizer: 'De Markt' };

  return [
    ofRetie('conflicts'),
    about('GET', 'hand'),
    about('POST', 'hide', hidden),
    about('POST', 'show', {}, (event) => act(event, 'hide', hidden)),
    about('POST', 'correct', { facts }),
    about('POST', 'corrections', { takeBack: ['organizer'] }, (event) =>
      act(event, 'correct', { facts }),
    ),
    about('POST', 'promote', { promoted: true }),
    ofRetie('duplicates'),
    {
      line: `POST ${base}/duplicates`,
      touches: 'retie',
      prepare: async () => {
        const [one, other] = [await anEventOfRetie(), await anEventOfRetie()];
        return { path: `${base}/duplicates`, body: { one: one.id, other: other.id } };
      },
    },
    aboutPair('GET', '', () => undefined),
    aboutPair('POST', '/merge', async ({ version, merging }) => ({ version, ...merging })),
    aboutPair('POST', '/dismiss', async ({ version }) => ({ version })),
    aboutPair('POST', '/unmerge', async ({ id, version, merging }) => {
      const path = `${base}/duplicates/${id}/merge`;
      return {
        version: (await call(helper, `POST ${path}`, { version, ...merging })).body.version,
      };
    }),
  ];
}
