import { expect, it } from 'vitest';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { sendChunk } from '../../../../functions/newsletters/sending/send-chunk.ts';
import {
  findVariants,
  variantsWrite,
} from '../../../../functions/newsletters/variants-repository.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { retie } from '../../../builders/sendable-issue.ts';

const vote = { opensAt: '2026-11-20T08:00:00.000Z', closesAt: '2026-11-30T19:00:00.000Z' };

/** An issue whose mails for Retie call for a vote that closes on Monday 30 November at 20:00; all of it is queued. */
async function world(): Promise<EngineWorld> {
  const found = await engineWorld({ recipients: 60 });
  const { issueId, contentHash: hash } = await found.issue();
  const known = await findVariants(found.table, issueId, hash);
  const variants = (known?.variants ?? []).map((variant) =>
    variant.nis === retie ? { ...variant, vote } : variant,
  );
  await found.table.transact([variantsWrite({ issueId, hash, variants })]);
  for (let step = found.planQueue.take(); step; step = found.planQueue.take()) {
    await planIssue(step, found.plan);
  }
  return found;
}

const sendOne = async ({ sendQueue, send }: EngineWorld) => {
  const message = sendQueue.take();
  if (message) await sendChunk(message, () => 120_000, send);
};

const timesLeft = ({ ses }: EngineWorld) =>
  new Set(ses.mails.map(({ values }) => (values as { timeLeft?: string }).timeLeft));

it('each mail says how long the vote is open when it is sent, not when it was approved', async () => {
  const engine = await world();
  while (engine.ses.mails.length < 5) await sendOne(engine);
  engine.ses.mails.length = 0;
  engine.now.advance(36 * 3600);
  await engine.work();
  expect(timesLeft(engine)).toEqual(
    new Set([
      undefined,
      'Nog tot morgen, maandag 30 november, om 20:00 uur',
      'Encore jusqu’à demain, lundi 30 novembre, à 20:00',
    ]),
  );
});

it('no mail that calls for the vote is sent after it', async () => {
  const engine = await world();
  engine.now.advance(4 * 86_400);
  await engine.work();
  expect(timesLeft(engine)).toEqual(new Set([undefined]));
});
