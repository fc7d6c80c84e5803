import { calendarPages } from '../../functions/calendar/page-routes.ts';
import { staffRoutes as calendarRoutes } from '../../functions/calendar/staff-routes.ts';
import { outboundRoutes } from '../../functions/engagement/outbound/api/outbound-routes.ts';
import { engagementPages } from '../../functions/engagement/public-routes.ts';
import { reportRoutes } from '../../functions/engagement/report-routes.ts';
import { sheetRoutes } from '../../functions/engagement/short-links/sheets/sheet-routes.ts';
import { staffApi as engagementRoutes } from '../../functions/engagement/staff-api.ts';
import { merchantPages } from '../../functions/merchants/page-routes.ts';
import { staffRoutes as merchantRoutes } from '../../functions/merchants/staff-routes.ts';
import { composeRoutes } from '../../functions/newsletters/compose-routes.ts';
import { publicRoutes as newsletterPages } from '../../functions/newsletters/public-routes.ts';
import { staffRoutes as newsletterRoutes } from '../../functions/newsletters/staff-routes.ts';
import { publicRoutes as docsPages } from '../../functions/staff/public-routes.ts';
import { staffRoutes } from '../../functions/staff/staff-routes.ts';
import { subscriberPages } from '../../functions/subscribers/page-routes.ts';
import { staffRoutes as subscriberRoutes } from '../../functions/subscribers/staff-routes.ts';
import { votingPages } from '../../functions/voting/page-routes.ts';
import { posterRoutes } from '../../functions/voting/posters/poster-routes.ts';
import { staffRoutes as contestRoutes } from '../../functions/voting/staff-routes.ts';
import type { FunctionName } from '../functions.ts';
import type { DescribedPage, DescribedRoute } from './describe-route.ts';

/** Routes of the staff API, by the function that answers them. */
export const apiRoutes: Partial<Record<FunctionName, readonly DescribedRoute[]>> = {
  'subscribers/staff': subscriberRoutes,
  'newsletters/staff': newsletterRoutes,
  'newsletters/compose': composeRoutes,
  'merchants/staff': merchantRoutes,
  'voting/staff': contestRoutes,
  'calendar/staff': calendarRoutes,
  'engagement/outbound': outboundRoutes,
  'engagement/staff': engagementRoutes,
  'engagement/sheets': sheetRoutes,
  'staff/staff': staffRoutes,
};

/** Routes that anybody may call, by the function that answers them. */
export const pageRoutes: Partial<Record<FunctionName, readonly DescribedPage[]>> = {
  'subscribers/public': subscriberPages,
  'newsletters/public': newsletterPages,
  'merchants/public': merchantPages,
  'voting/public': votingPages,
  'voting/posters': posterRoutes,
  'calendar/public': calendarPages,
  'engagement/public': engagementPages,
  'engagement/reports': reportRoutes,
  'staff/public': docsPages,
};
