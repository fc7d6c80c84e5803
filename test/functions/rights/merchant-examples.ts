import {
  anImportPolicy,
  aProfile,
  type MerchantsWorld,
  pendingMerchant,
  retie,
} from '../merchants/merchants-world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/merchants';
const newImport = {
  fileName: 'list.csv',
  size: 10,
  policy: anImportPolicy({ municipalities: [retie] }),
};

export async function merchantExamples(world: MerchantsWorld): Promise<Example[]> {
  const helper = await world.staffMember('admin', 'programme');
  let made = 0;

  const pending = () => {
    made += 1;
    const change = {
      name: `Zaak ${made}`,
      address: { street: `Markt ${made}`, postcode: '2470', town: 'Retie' },
    };
    return pendingMerchant(world, change, { email: `shop${made}@example.be` });
  };

  /** A request about a merchant of Retie that waits for staff. */
  const about = (method: string, rest: string, body?: (version: number) => unknown): Example => ({
    line: `${method} ${base}/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id, version } = await pending();
      const query = method === 'DELETE' ? `?version=${version}` : '';
      return { path: `${base}/${id}${rest}${query}`, body: body?.(version) };
    },
  });

  const aboutUpload: Example = {
    line: `POST ${base}/{id}/photo/{uploadId}/complete`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await pending();
      const path = `${base}/${id}/photo/${'a'.repeat(22)}/complete`;
      return { path, body: { alt: { nl: 'De toog' } } };
    },
  };

  const aboutImport = (method: string, rest: string, isDone = false): Example => ({
    line: `${method} ${base}/imports/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = (await world.call(helper, `POST ${base}/imports`, newImport)).body;
      if (isDone) {
        world.files.stored.set(`merchant-imports/${id}`, Buffer.from('naam;adres\nA;Markt 1\n'));
        await world.call(helper, `POST ${base}/imports/${id}/start`);
        await world.work();
      }
      return { path: `${base}/imports/${id}${rest}` };
    },
  });

  const creation: Example = {
    line: `POST ${base}`,
    touches: 'retie',
    prepare: async () => ({
      path: base,
      body: { municipality: retie, profile: aProfile(), evenIfSimilar: true },
    }),
  };

  return [
    {
      line: `GET ${base}`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}?municipality=${retie}` }),
    },
    creation,
    {
      line: `GET ${base}/export`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}/export?municipality=${retie}` }),
    },
    about('GET', ''),
    about('PATCH', '', (version) => ({ version, profile: aProfile() })),
    about('POST', '/decision', (version) => ({ version, decision: 'list' })),
    about('POST', '/link'),
    about('POST', '/erase'),
    about('POST', '/photo', () => ({ type: 'image/jpeg', bytes: 10 })),
    about('DELETE', '/photo'),
    aboutUpload,
    plain(`GET ${base}/imports`, 'own'),
    plain(`POST ${base}/imports`, 'retie', newImport),
    aboutImport('GET', ''),
    aboutImport('POST', '/start'),
    aboutImport('POST', '/cancel'),
    aboutImport('GET', '/refusals', true),
  ];
}
