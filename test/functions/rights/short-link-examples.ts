import { engagementDeps } from '../../../functions/engagement/engagement-deps.ts';
import { createPhase } from '../../../functions/engagement/short-links/change-phase.ts';
import { createShortLink } from '../../../functions/engagement/short-links/change-short-link.ts';
import { pageAccess } from '../../builders/page-access.ts';
import { people, retie, type World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

const path = '/staff/engagement/short-links';
const name = { nl: 'Winter' };
const period = { from: '2026-12-01', to: '2026-12-31' };
const link = { material: 'poster', target: { to: 'merchants' } } as const;

/** Links on printed matter, and the phases that it is printed for. */
export function shortLinkExamples({ table, deps: { now } }: World): Example[] {
  const deps = engagementDeps(table, pageAccess, now);
  const aLink = () => createShortLink({ ...link, nis: retie }, people.editor, deps);
  const aPhase = (scope: string) => createPhase({ scope, name, ...period }, people.editor, deps);

  return [
    plain('GET /staff/engagement/phases', 'own'),
    plain('POST /staff/engagement/phases', 'retie', { scope: retie, name, ...period }),
    {
      line: 'PATCH /staff/engagement/phases/{id}',
      touches: 'programme',
      prepare: async () => {
        const { id, version } = await aPhase('programme');
        const body = { version, to: '2026-12-24' };
        return { path: `/staff/engagement/phases/${id}`, body };
      },
    },
    {
      line: `GET ${path}`,
      touches: 'retie',
      prepare: async () => ({ path: `${path}?municipality=${retie}` }),
    },
    plain(`POST ${path}`, 'retie', { ...link, municipality: retie }),
    plain(`POST ${path}/for-merchants`, 'retie', { municipality: retie, material: 'bag' }),
    {
      line: `GET ${path}/{code}`,
      touches: 'retie',
      prepare: async () => ({ path: `${path}/${(await aLink()).code}` }),
    },
    {
      line: `PATCH ${path}/{code}`,
      touches: 'retie',
      prepare: async () => {
        const { code, version } = await aLink();
        return { path: `${path}/${code}`, body: { version, state: 'retired' } };
      },
    },
    {
      line: 'GET /staff/engagement/scans',
      touches: 'retie',
      prepare: async () => ({ path: `/staff/engagement/scans?municipality=${retie}` }),
    },
  ];
}

/** What draws sheets works with: nothing is kept of them. */
export const sheetDeps = ({ table, deps: { now } }: World) => ({
  ...engagementDeps(table, pageAccess, now),
  store: async () => undefined,
  urls: { download: async (key: string) => `https://files.example/${key}` },
  siteUrl: 'https://www.vanhier.example',
});

export const sheetExamples = ({ table, deps: { now } }: World): Example[] => [
  {
    line: 'POST /staff/engagement/sheets',
    touches: 'retie',
    prepare: async () => {
      const deps = engagementDeps(table, pageAccess, now);
      const flyer = { ...link, material: 'flyer', nis: retie } as const;
      const { code } = await createShortLink(flyer, people.editor, deps);
      const body = { municipality: retie, material: 'flyer', codes: [code] };
      return { path: '/staff/engagement/sheets', body };
    },
  },
];
