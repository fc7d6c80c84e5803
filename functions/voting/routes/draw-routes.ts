import { parseAddress } from '../../../shared/address/parse-address.ts';
import type { PageRoute } from '../../../shared/http/page-route.ts';
import { addressError } from '../../../shared/pages/address-error.ts';
import { enterDraw } from '../counting/enter-draw.ts';
import { drawPage, enteredPage } from '../pages/draw-page.tsx';
import { contestRoute } from './contest-route.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, drawForm } from './page-schemas.ts';

const enter = contestRoute({
  method: 'POST',
  page: 'draw',
  summary:
    'Enters an address in the prize draw, for a ticket; answers the same for one that takes part already',
  query: anyQuery,
  form: drawForm,
  async handle({ visit, form: { ticket, address } }, deps) {
    const parsed = parseAddress(address);
    if (!('address' in parsed)) {
      const errors = { address: addressError(parsed, visit.language) };
      return { status: 422, document: drawPage({ visit, ticket, address, errors }) };
    }
    await enterDraw({ contest: visit.contest, ticket, address: parsed.address }, deps);
    return { document: enteredPage(visit) };
  },
});

export const drawRoutes: readonly PageRoute<PageDeps>[] = [enter];
