import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { auditWrite } from '../../staff/index.ts';
import { eraseContact } from '../erase.ts';
import { mailAbout } from '../registration/mail-link.ts';
import { findMerchant, merchantParams, ofMerchant } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/merchants/{id}';

const link = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/link`,
  summary: 'Mail the contact of a merchant the link by which to confirm or change it',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: noBody,
  status: 204,
  output: z.undefined(),
  async handle({ params: { id }, principal }, deps) {
    const merchant = await findMerchant(id, deps);
    if (!merchant.contact) throw new AppError('merchant.state', 'This merchant has no contact.');
    const line = { principal, action: 'merchant.link-sent', subject: id };
    await deps.table.transact([auditWrite({ ...line, municipalities: [merchant.nis] }, deps)]);
    await deps.mail.send([await mailAbout(merchant, deps)]);
    return undefined;
  },
});

const erase = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/erase`,
  summary: 'Erase the contact on request; a merchant that is on no page goes whole',
  role: 'admin',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: noBody,
  output: z.object({
    /** What was erased: the contact, or all that was known of the merchant. */
    erased: z.enum(['contact', 'merchant']),
  }),
  async handle({ params: { id }, principal }, deps) {
    const { nis } = await findMerchant(id, deps);
    const line = { principal, action: 'merchant.erased', subject: id, municipalities: [nis] };
    const writes = [auditWrite({ ...line, fields: ['contact'] }, deps)];
    const source = principal.accountId;
    return { erased: await eraseContact({ merchantId: id, source, writes }, deps) };
  },
});

export const contactRoutes: readonly ApiRoute<StaffDeps>[] = [link, erase];
