import { isbot } from 'isbot';
import type { HttpEvent } from '../../../shared/http/event.ts';

/** How a program gives itself away by one request. The names stand in counters: they are kept. */
export type VisitRule = 'head' | 'prefetch' | 'image-proxy' | 'no-agent' | 'declared-bot';

/** What is looked at of a request, and forgotten. */
export interface Visit {
  readonly method: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

type Judgement = (visit: Visit) => boolean;

/** Headers by which a browser says that nobody has asked for the page yet, or that it shows a small picture of it. */
const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

const agentOf = ({ headers }: Visit): string => headers['user-agent']?.trim() ?? '';

/** In the order in which they are asked; each with its source in docs/engagement-rules.md. */
const rules: readonly (readonly [VisitRule, Judgement])[] = [
  ['head', ({ method }) => method === 'HEAD'],
  [
    'prefetch',
    ({ headers }) =>
      purposeHeaders.some((name) => /^(?:prefetch|prerender|preview)\b/i.test(headers[name] ?? '')),
  ],
  [
    'image-proxy',
    (visit) =>
      // Apple's proxies say this and no more.
      agentOf(visit) === 'Mozilla/5.0' ||
      /GoogleImageProxy|YahooMailProxy|YahooCacheSystem/i.test(agentOf(visit)),
  ],
  ['no-agent', (visit) => agentOf(visit) === ''],
  ['declared-bot', (visit) => isbot(agentOf(visit))],
];

/** The rule that takes a visit for a machine's; undefined for a person's, as far as one request tells. */
export const judgeVisit = (visit: Visit): VisitRule | undefined =>
  rules.find(([, applies]) => applies(visit))?.[0];

/** The same of a request as API Gateway brings it. */
export const judgeRequest = ({ headers, requestContext }: HttpEvent): VisitRule | undefined =>
  judgeVisit({ method: requestContext.http.method, headers });
