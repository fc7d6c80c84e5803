import {
  type CreateDocumentOptions,
  createDocument,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { blockSchema } from '../../emails/blocks/block.ts';
import { issueContentSchema } from '../../emails/blocks/schema.ts';
import { eventViewSchema } from '../../functions/calendar/api/event-views.ts';
import { momentViewSchema } from '../../functions/calendar/moments/moment-view.ts';
import { merchantViewSchema } from '../../functions/merchants/staff-api/views.ts';
import { issueSchema } from '../../functions/newsletters/issue.ts';
import { accountViewSchema } from '../../functions/staff/account-view.ts';
import {
  contestDetailSchema,
  contestViewSchema,
} from '../../functions/voting/contests/api/contest-views.ts';
import { candidateSchema } from '../../functions/voting/contests/contest.ts';
import { describePage, describeRoute } from './describe-route.ts';
import { apiRoutes, pageRoutes } from './routes.ts';

const description = `The API of the staff of a buy-local programme, and the public addresses beside it.

Sign in with *Authorize* (authorization code with PKCE). Errors are problem documents (RFC 9457) with a \`code\`.
Lists give a \`cursor\` while more follows: send it back to read on.`;

/** Schemas that many routes share, under the names that readers of the document meet. */
const schemas = {
  Account: accountViewSchema,
  Block: blockSchema,
  Candidate: candidateSchema(),
  Contest: contestViewSchema,
  ContestDetail: contestDetailSchema,
  Event: eventViewSchema,
  Issue: issueSchema,
  IssueContent: issueContentSchema,
  Merchant: merchantViewSchema,
  Moment: momentViewSchema,
};

/** `date-time` says enough: the pattern behind it is as long as a whole operation. */
const options: CreateDocumentOptions = {
  override: ({ jsonSchema }) => {
    if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') {
      delete jsonSchema.pattern;
    }
  },
};

/**
 * The OpenAPI document, made from the schemas that the routes check requests with. Where staff sign in differs
 * by deployment: the function that serves the document fills it in.
 */
export function apiDocument() {
  const document = {
    openapi: '3.1.0' as const,
    info: {
      title: 'Vanhier',
      version: '1',
      description,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    components: {
      schemas,
      securitySchemes: {
        signIn: {
          type: 'oauth2' as const,
          flows: {
            authorizationCode: {
              authorizationUrl: 'https://sign-in.example/oauth2/authorize',
              tokenUrl: 'https://sign-in.example/oauth2/token',
              scopes: {},
            },
          },
        },
      },
    },
    paths: pathsOf(),
  };
  return createDocument(document, options);
}

function pathsOf(): ZodOpenApiPathsObject {
  const operations = [
    ...Object.values(apiRoutes)
      .flat()
      .map((route) => ({ ...route, operation: describeRoute(route) })),
    ...Object.values(pageRoutes)
      .flat()
      .map((page) => ({ ...page, operation: describePage(page) })),
  ];
  const paths: ZodOpenApiPathsObject = {};
  for (const { method, path, operation } of operations) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return paths;
}
