import * as z from 'zod';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { docsHeaders, docsPage, openApiDocument, type SignIn, startScript } from './api-docs.ts';

const nothing = z.object({});

/** Every route of the function `staff/public`. */
export const publicRoutes: readonly PageRoute<SignIn>[] = [
  pageRoute<SignIn>()({
    method: 'GET',
    path: '/docs',
    summary: 'This documentation as a page',
    params: nothing,
    query: nothing,
    form: noForm,
    handle: async (_, signIn) => ({ document: docsPage, headers: docsHeaders(signIn) }),
  }),
  pageRoute<SignIn>()({
    method: 'GET',
    path: '/docs/start.js',
    summary: 'The script that starts the page',
    params: nothing,
    query: nothing,
    form: noForm,
    handle: async (_, signIn) => ({
      body: startScript(signIn),
      headers: { ...docsHeaders(signIn), 'content-type': 'text/javascript; charset=utf-8' },
    }),
  }),
  pageRoute<SignIn>()({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This documentation as an OpenAPI 3.1 document',
    params: nothing,
    query: nothing,
    form: noForm,
    handle: async (_, signIn) => ({
      body: openApiDocument(signIn),
      headers: { ...docsHeaders(signIn), 'content-type': 'application/json' },
    }),
  }),
];
