import { onTestFinished } from 'vitest';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
} from '../../../../functions/calendar/sources/source-event.ts';
import {
  readUitdatabank,
  type UitdatabankDeps,
} from '../../../../functions/calendar/sources/uitdatabank/read-uitdatabank.ts';
import {
  startUitdatabank,
  type UitdatabankServer,
} from '../../../../infra/local/demo/calendar/uitdatabank-server.ts';
import { readLocalHosts } from '../../../../shared/fetching/local-hosts.ts';
import { createSafeFetch } from '../../../../shared/fetching/safe-fetch.ts';
import { retieSource } from './uitdatabank-event.ts';

export const now = new Date('2026-11-29T10:00:00Z');

export interface World {
  readonly server: UitdatabankServer;
  readonly deps: UitdatabankDeps;
  readonly pauses: number[];
}

/** The stand-in of UiTdatabank, and what reads it. */
export async function startWorld(onCall?: (before: number) => void): Promise<World> {
  const server = await startUitdatabank({
    clientId: 'vanhier',
    now: () => now,
    ...(onCall ? { onCall } : {}),
  });
  onTestFinished(() => server.close());
  const localHosts = readLocalHosts(JSON.stringify({ 'uitdatabank.example': server.url }));
  const pauses: number[] = [];
  const deps = {
    fetch: createSafeFetch({ localHosts }),
    uitdatabank: { baseUrl: 'https://uitdatabank.example', clientId: 'vanhier' },
    pause: async (milliseconds: number) => pauses.push(milliseconds),
  };
  return { server, deps, pauses };
}

/** All steps of a run, each position through JSON as a run in the table has it. */
export async function readAll(
  { deps }: Pick<World, 'deps'>,
  {
    run = {},
    source = retieSource,
  }: { run?: Partial<SourceRun>; source?: ReadableSource<'uitdatabank'> } = {},
): Promise<{ steps: SourceStep[]; items: SourceItem[]; last: SourceStep }> {
  const steps: SourceStep[] = [];
  let position: SourcePosition | undefined;
  do {
    const whole = { runId: 'run_1', startedAt: now, ...run };
    const step = await readUitdatabank(source, position, { run: whole, deps });
    steps.push(step);
    position = step.next && JSON.parse(JSON.stringify(step.next));
  } while (position);
  const last = steps.at(-1);
  if (!last) throw new Error('no step was read');
  return { steps, items: steps.flatMap(({ items }) => items), last };
}
