import * as z from 'zod';
import { formBody, type HttpEvent, type HttpResult, parsePart } from './event.ts';
import type { PageAllowances } from './security-headers.ts';

export interface PageRequest<Params, Query, Form> {
  readonly params: Params;
  readonly query: Query;
  readonly form: Form;
  /** The visitor's IP address, where CloudFront vouches for it; see `viewer-address.ts`. */
  readonly event: HttpEvent;
}

/** What a page answers: a document, a redirect (`location`, 303 unless `status` says otherwise) or nothing. */
export interface PageAnswer {
  readonly status?: number;
  /** The whole document, from the layout of `shared/pages`. */
  readonly document?: string;
  readonly location?: string;
  /** Added to, or put in place of, the headers every page has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is not a document (a download, a picture); its type stands in `headers`. */
  readonly body?: string | Uint8Array;
  /** What this one answer allows a browser beyond what all pages may. */
  readonly allows?: PageAllowances;
}

/** A route that residents meet: pages and forms, all of it working without JavaScript. */
export interface PageRoute<Deps> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  answer(event: HttpEvent, deps: Deps): Promise<PageAnswer>;
}

interface Definition<
  Deps,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Form extends z.ZodType,
> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  /** `noForm` for a GET. */
  readonly form: Form;
  readonly handle: (
    request: PageRequest<z.output<Params>, z.output<Query>, z.output<Form>>,
    deps: Deps,
  ) => Promise<PageAnswer>;
}

export const noForm = z.undefined();

/** For addresses that mail programs and search engines add parameters to, and that take none. */
export const anyQuery = z.looseObject({});

/** Defines one page route: `pageRoute<Deps>()({ … })`, as with `apiRoute`. */
export const pageRoute =
  <Deps>() =>
  <Params extends z.ZodType, Query extends z.ZodType, Form extends z.ZodType>(
    definition: Definition<Deps, Params, Query, Form>,
  ): PageRoute<Deps> => {
    const { method, path, summary, params, query, form, handle } = definition;
    return {
      method,
      path,
      summary,
      async answer(event, deps) {
        const request = {
          params: parsePart('path', params, event.pathParameters ?? {}),
          query: parsePart('query', query, event.queryStringParameters ?? {}),
          form: parsePart(
            'body',
            form,
            form instanceof z.ZodUndefined ? undefined : formBody(event),
          ),
          event,
        };
        return handle(request, deps);
      },
    };
  };

export function toHttpResult(answer: PageAnswer, headers: Record<string, string>): HttpResult {
  const body = answer.document ?? answer.body ?? '';
  return {
    statusCode: answer.status ?? (answer.location ? 303 : 200),
    headers: {
      ...headers,
      ...(answer.location && { location: answer.location }),
      ...answer.headers,
    },
    ...(typeof body === 'string'
      ? { body }
      : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
  };
}
