import { apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import {
  municipalityDeliverabilitySchema,
  programmeDeliverabilitySchema,
  readMunicipalityDeliverability,
  readProgrammeDeliverability,
} from './read-deliverability.ts';

const ofOne = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities/{nis}/deliverability',
  summary: 'Complaints and bounces of the newsletters of a municipality, by day',
  role: 'viewer',
  scope: ofMunicipality,
  params: municipalityParams,
  query: periodQuery,
  body: noBody,
  output: municipalityDeliverabilitySchema,
  handle: ({ params, query }, deps) =>
    readMunicipalityDeliverability(params.nis, periodOf(query, deps.now()), deps),
});

const ofAll = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/deliverability',
  summary: 'Complaints and bounces of all newsletters, by day, sender and municipality',
  role: 'viewer',
  scope: 'programme',
  params: none,
  query: periodQuery,
  body: noBody,
  output: programmeDeliverabilitySchema,
  handle: ({ query }, deps) => readProgrammeDeliverability(periodOf(query, deps.now()), deps),
});

export const deliverabilityRoutes = [ofOne, ofAll];
