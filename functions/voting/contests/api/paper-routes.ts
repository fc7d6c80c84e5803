import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { contestIdSchema } from '../contest.ts';
import { readBoxes } from '../paper/box-repository.ts';
import {
  boxIdSchema,
  boxState,
  boxStates,
  figuresSchema,
  type PaperBox,
} from '../paper/paper-box.ts';
import { addBox, enterBox, removeBox, reopenBox } from '../paper/paper-boxes.ts';
import { contestParams, contestPath, ofContest } from './contest-scope.ts';
import type { StaffDeps } from './staff-deps.ts';

const paperPath = `${contestPath}/paper`;
const params = z.strictObject({ id: contestIdSchema, boxId: boxIdSchema });

/** A box without what is in it: that is published with the result, and not before. */
const boxViewSchema = z.object({
  id: boxIdSchema,
  name: z.string(),
  state: z.enum(boxStates),
  countedBy: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
});

const boxView = (box: PaperBox): z.input<typeof boxViewSchema> => ({
  id: box.id,
  name: box.name,
  state: boxState(box),
  countedBy: box.entries.map(({ by, at }) => ({ by, at })),
});

const refOf = ({ id, boxId }: z.output<typeof params>) => ({ contestId: id, boxId });

export const paperRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: paperPath,
    summary: 'List the boxes of paper ballots, without what is in them',
    role: 'viewer',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: z.object({ boxes: z.array(boxViewSchema) }),
    handle: async ({ params: { id } }, { table }) => ({
      boxes: (await readBoxes(table, id)).map(boxView),
    }),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: paperPath,
    summary: 'Note that there is a box of paper ballots',
    role: 'editor',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
    status: 201,
    output: boxViewSchema,
    handle: async ({ params: { id }, body, principal }, deps) =>
      boxView(await addBox(deps, { principal, contestId: id, ...body })),
  }),

  apiRoute<StaffDeps>()({
    method: 'PUT',
    path: `${paperPath}/{boxId}/count`,
    summary: 'Enter what you have counted in a box; two people do so without seeing each other’s',
    role: 'editor',
    scope: ofContest,
    params,
    query: none,
    body: figuresSchema,
    output: boxViewSchema,
    handle: async ({ params: ref, body, principal }, deps) =>
      boxView(await enterBox(deps, { principal, ...refOf(ref), figures: body })),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${paperPath}/{boxId}/reopen`,
    summary: 'Forget what was counted in a box, so that two people count it anew',
    role: 'approver',
    scope: ofContest,
    params,
    query: none,
    body: noBody,
    output: boxViewSchema,
    handle: async ({ params: ref, principal }, deps) =>
      boxView(await reopenBox(deps, { principal, ...refOf(ref) })),
  }),

  apiRoute<StaffDeps>()({
    method: 'DELETE',
    path: `${paperPath}/{boxId}`,
    summary: 'Take away a box in which nobody has counted',
    role: 'approver',
    scope: ofContest,
    params,
    query: none,
    body: noBody,
    status: 204,
    output: z.undefined(),
    async handle({ params: ref, principal }, deps) {
      await removeBox(deps, { principal, ...refOf(ref) });
      return undefined;
    },
  }),
];
