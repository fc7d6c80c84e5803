import type * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import { type PageAnswer, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import type { ContestPage } from '../pages/paths.ts';
import { findVisit, findVisitToVote } from './find-visit.ts';
import type { PageDeps } from './page-deps.ts';
import { contestParams } from './page-schemas.ts';
import { refusalOf } from './refusal.ts';

interface Definition<Query extends z.ZodType, Form extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** The contest's first page when absent. */
  readonly page?: ContestPage;
  readonly summary: string;
  /** The page counts a vote. */
  readonly countsVote?: true;
  readonly query: Query;
  readonly form: Form;
  readonly handle: (
    request: {
      readonly visit: Visit;
      readonly query: z.output<Query>;
      readonly form: z.output<Form>;
      readonly event: HttpEvent;
    },
    deps: PageDeps,
  ) => Promise<PageAnswer>;
}

/** A page of a contest. What a vote may be refused for becomes a page that says so and leads on. */
export const contestRoute = <Query extends z.ZodType, Form extends z.ZodType>({
  page,
  countsVote,
  handle,
  ...definition
}: Definition<Query, Form>): PageRoute<PageDeps> =>
  pageRoute<PageDeps>()({
    ...definition,
    path: `/vote/{language}/{municipality}/{contest}${page ? `/${page}` : ''}`,
    params: contestParams,
    async handle({ params, query, form, event }, deps) {
      const visit = await (countsVote ? findVisitToVote : findVisit)(params, deps);
      return refusing(visit, deps, () => handle({ visit, query, form, event }, deps));
    },
  });

async function refusing(
  visit: Visit,
  { now }: PageDeps,
  work: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof AppError ? refusalOf(error, visit, now()) : undefined;
    if (!refusal) throw error;
    return refusal;
  }
}
