import middy from '@middy/core';
import { defaultLanguage, type Language, languageSchema } from '../i18n/language.ts';
import type { Log } from '../observability/logger.ts';
import { errorPage } from '../pages/error-page.tsx';
import { styleHash } from '../pages/style.ts';
import type { HttpEvent, HttpResult } from './event.ts';
import { type PageAnswer, type PageRoute, toHttpResult } from './page-route.ts';
import { toAppError } from './problem.ts';
import { createRouter } from './route-request.ts';
import { pageHeaders } from './security-headers.ts';

const toResult = (answer: PageAnswer): HttpResult =>
  toHttpResult(answer, pageHeaders(styleHash, answer.allows));

interface PageFunctionOptions {
  readonly log: Log;
  /** Where the page of an error leads; to the newsletters when absent. */
  readonly home?: (language: Language) => string;
  /** Where it sends for a new link. Nowhere when only `home` is given. */
  readonly newLink?: (language: Language) => string;
}

/** The Lambda handler of a context's pages. Errors become a helpful page in the visitor's language. */
export function pageFunction<Deps>(
  routes: readonly PageRoute<Deps>[],
  deps: Deps,
  { log, home, newLink }: PageFunctionOptions,
) {
  const router = createRouter(
    routes.map((route) => ({
      method: route.method,
      path: route.path,
      answer: async (event) => toResult(await route.answer(event, deps)),
    })),
  );

  return middy<HttpEvent, HttpResult>()
    .use({
      onError: (request) => {
        const reference = request.event.requestContext.requestId;
        const { code, status } = toAppError(request.error, reference, log);
        const language = visitorLanguage(request.event);
        const ways = home && { home: home(language), newLink: newLink?.(language) };
        const document = errorPage({ code, status, reference }, language, ways);
        request.response = toResult({ status, document });
      },
    })
    .handler(router);
}

/** The language of the address (`/newsletter/fr/…`), else the first the browser asks for that we have, else Dutch. */
export function visitorLanguage(event: HttpEvent): Language {
  const wanted = [
    ...event.rawPath.split('/'),
    ...(event.headers['accept-language'] ?? '').split(',').map((tag) => tag.trim().slice(0, 2)),
  ];
  for (const candidate of wanted) {
    const language = languageSchema.safeParse(candidate);
    if (language.success) return language.data;
  }
  return defaultLanguage;
}
