import type { StaffWorld } from '../subscribers/staff-world.ts';
import { confirmedSubscriber } from '../subscribers/world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/subscribers';
const policy = { municipalities: ['13036'], people: { state: 'pending' } };
const newImport = { fileName: 'list.csv', size: 10, policy };
const selection = { municipality: '13036' };

export async function subscriberExamples(world: StaffWorld): Promise<Example[]> {
  const helper = await world.staffMember('admin', 'programme');
  let made = 0;

  const make = async (line: string, body: unknown): Promise<string> =>
    (await world.call(helper, line, body)).body.id;

  /** A request about somebody who follows Retie alone. */
  const about = (method: string, rest: string, body?: unknown): Example => ({
    line: `${method} ${base}/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      made += 1;
      // What mails may be asked for in an hour is limited.
      world.now.advance(3600);
      const { id } = await confirmedSubscriber(world, `person${made}@example.be`);
      return { path: `${base}/${id}${rest}`, body };
    },
  });

  const aboutImport = (method: string, rest: string, isDone = false): Example => ({
    line: `${method} ${base}/imports/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const id = await make(`POST ${base}/imports`, newImport);
      if (isDone) {
        await world.call(helper, `POST ${base}/imports/${id}/start`);
        await world.work();
      }
      return { path: `${base}/imports/${id}${rest}` };
    },
  });

  const suppression: Example = {
    line: `DELETE ${base}/suppressions/{digest}`,
    touches: 'programme',
    prepare: async () => {
      made += 1;
      const body = { address: `gone${made}@example.be`, note: 'asked by phone' };
      const answer = await world.call(helper, `POST ${base}/suppressions`, body);
      return { path: `${base}/suppressions/${answer.body.digest}` };
    },
  };

  return [
    {
      line: `GET ${base}`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}?municipality=13036` }),
    },
    plain(`POST ${base}/search`, 'retie', { startsWith: 'an', municipality: '13036' }),
    about('GET', ''),
    about('POST', '/end', { audience: 'residents', municipalities: ['13036'] }),
    about('POST', '/erase'),
    plain(`GET ${base}/imports`, 'own'),
    plain(`POST ${base}/imports`, 'retie', newImport),
    aboutImport('GET', ''),
    aboutImport('POST', '/start'),
    aboutImport('POST', '/cancel'),
    aboutImport('GET', '/refusals', true),
    plain(`POST ${base}/exports`, 'retie', selection),
    {
      line: `GET ${base}/exports/{id}`,
      touches: 'retie',
      prepare: async () => ({
        path: `${base}/exports/${await make(`POST ${base}/exports`, selection)}`,
      }),
    },
    plain(`GET ${base}/suppressions`, 'programme'),
    plain(`POST ${base}/suppressions`, 'programme', { address: 'no@example.be', note: 'phone' }),
    suppression,
  ];
}
