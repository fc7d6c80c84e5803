import * as z from 'zod';
import { noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { apiHeaders } from '../../../shared/http/security-headers.ts';
import { newChallenge } from '../casting/proof-of-work.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery } from './page-schemas.ts';

const challenge = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/vote/challenge',
  summary: 'A challenge for the script that proves work',
  params: z.object({}),
  query: anyQuery,
  form: noForm,
  handle: async (_, deps) => ({
    headers: { ...apiHeaders, 'content-type': 'application/json' },
    body: JSON.stringify(await newChallenge(deps)),
  }),
});

export const challengeRoutes: readonly PageRoute<PageDeps>[] = [challenge];
