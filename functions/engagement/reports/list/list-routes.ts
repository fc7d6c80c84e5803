import { apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { municipalityListSchema, readMunicipalityList } from './municipality-list.ts';
import { programmeListSchema, readProgrammeList } from './programme-list.ts';

const ofOne = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities/{nis}/list',
  summary: 'How the lists of a municipality grew and what they lost, and why people left',
  role: 'viewer',
  scope: ofMunicipality,
  params: municipalityParams,
  query: periodQuery,
  body: noBody,
  output: municipalityListSchema,
  handle: ({ params, query }, deps) =>
    readMunicipalityList(params.nis, periodOf(query, deps.now()), deps),
});

const ofAll = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/list',
  summary: 'How all lists grew and what they lost, municipality by municipality',
  role: 'viewer',
  scope: 'programme',
  params: none,
  query: periodQuery,
  body: noBody,
  output: programmeListSchema,
  handle: ({ query }, deps) => readProgrammeList(periodOf(query, deps.now()), deps),
});

export const listRoutes = [ofOne, ofAll];
