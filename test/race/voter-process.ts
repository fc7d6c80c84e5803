import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, attempt, type Voter, ways } from './attempt.ts';
import { type Asked, askForCode, networkOf, offered, type VoteMail, visit } from './resident.ts';

/** What the race asks of a process of voters, and what it hears from it. */
export type Order =
  | {
      readonly kind: 'ask';
      readonly contestUrl: string;
      readonly voters: readonly { readonly index: number; readonly address: string }[];
      readonly atOnce: number;
    }
  | { readonly kind: 'mail'; readonly index: number; readonly mail: VoteMail }
  | {
      readonly kind: 'vote';
      readonly voters: readonly number[];
      readonly attempts: number;
      readonly atOnce: number;
    };

export type Report =
  | { readonly kind: 'asked'; readonly done: number }
  | { readonly kind: 'attempts'; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'voted' }
  | { readonly kind: 'failed'; readonly message: string };

const asked = new Map<number, Asked>();
const mails = new Map<number, VoteMail>();
let contestUrl = '';
let candidates: readonly string[] = [];

const report = (message: Report) => process.send?.(message);

/** Works through all, so many at once. */
async function each<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function obey(order: Order): Promise<void> {
  if (order.kind === 'mail') {
    mails.set(order.index, order.mail);
    return;
  }
  if (order.kind === 'ask') {
    contestUrl = order.contestUrl;
    const list = await visit(`${contestUrl}?o=raceaa`, networkOf(1));
    candidates = offered(list.body, 'choices');
    await each(order.voters, order.atOnce, async ({ index, address }) => {
      const wish = await askForCode(contestUrl, { address, from: networkOf(index) });
      asked.set(index, wish.asked);
    });
    report({ kind: 'asked', done: order.voters.length });
    return;
  }
  await each(order.voters, order.atOnce, async (index) => {
    const voter = voterOf(index);
    const tries = Array.from(
      { length: order.attempts },
      (_, place) => ways[(place + index) % ways.length] ?? 'link',
    );
    const attempts = await Promise.all(tries.map((way) => attempt(contestUrl, voter, way)));
    report({ kind: 'attempts', attempts });
  });
  report({ kind: 'voted' });
}

function voterOf(index: number): Voter {
  const [wish, mail] = [asked.get(index), mails.get(index)];
  if (!wish || !mail) throw new Error(`voter ${index} has no mail`);
  return { index, from: networkOf(index), asked: wish, mail, candidates };
}

process.on('message', (order: Order) => {
  obey(order).catch(async (error: unknown) => {
    report({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    await sleep(100);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
