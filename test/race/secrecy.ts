import { askForCode, networkOf } from './resident.ts';

/** What answers to addresses that have voted and to new ones have given away. */
export interface Secrecy {
  readonly pairs: number;
  /** Pairs of answers that differ in status. */
  readonly status: number;
  /** Pairs that differ in the page, but for what is random and the address itself. */
  readonly body: number;
  /** 1 when the times of the two groups differ by more than chance explains (permutation test, p < 0.001). */
  readonly time: number;
  readonly median_known_ms: number;
  readonly median_new_ms: number;
}

interface Asking {
  readonly contestUrl: string;
  /** Addresses that have voted. */
  readonly known: readonly string[];
  /** As many that have not. */
  readonly fresh: readonly string[];
  /** Networks from here on are nobody's yet. */
  readonly firstNetwork: number;
}

/** Asks for a code with each address, known and new by turns and in an order of chance, a few at once. */
export async function compareAnswers({
  contestUrl,
  known,
  fresh,
  firstNetwork,
}: Asking): Promise<Secrecy> {
  const queue = known.flatMap((address, pair) => {
    const both = [
      { pair, address, isKnown: true },
      { pair, address: fresh[pair] ?? '', isKnown: false },
    ];
    return Math.random() < 0.5 ? both : both.reverse();
  });
  const heard = new Map<string, { status: number; page: string; ms: number }>();
  let network = firstNetwork;
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      network += 1;
      const { answer } = await askForCode(contestUrl, {
        address: next.address,
        from: networkOf(network),
      });
      heard.set(`${next.pair} ${next.isKnown}`, {
        status: answer.status,
        page: withoutChance(answer.body, next.address),
        ms: answer.endedAt - answer.startedAt,
      });
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  const pairs = known.map((_, pair) => ({
    a: heard.get(`${pair} true`),
    b: heard.get(`${pair} false`),
  }));
  const [times, others] = [pairs.map(({ a }) => a?.ms ?? 0), pairs.map(({ b }) => b?.ms ?? 0)];
  return {
    pairs: pairs.length,
    status: pairs.filter(({ a, b }) => a?.status !== b?.status).length,
    body: pairs.filter(({ a, b }) => a?.page !== b?.page).length,
    time: chanceOf(times, others) < 0.001 ? 1 : 0,
    median_known_ms: median(times),
    median_new_ms: median(others),
  };
}

/** The page without sealed values, the choice (made by chance) and the address. */
const withoutChance = (page: string, address: string): string =>
  page
    .replaceAll(address, 'ADDRESS')
    .replace(/value="[^"]*"/g, 'value=""')
    .replace(/<(ul|div|section) class="chosen">.*?<\/\1>/gs, '');

/** Share of random divisions into two groups whose medians lie at least as far apart. */
function chanceOf(one: readonly number[], other: readonly number[]): number {
  const distance = (first: readonly number[], second: readonly number[]) =>
    Math.abs(median(first) - median(second));
  const seen = distance(one, other);
  const all = [...one, ...other];
  const rounds = 2000;
  let asFar = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(all);
    if (distance(all.slice(0, one.length), all.slice(one.length)) >= seen) asFar += 1;
  }
  return (asFar + 1) / (rounds + 1);
}

function shuffle(values: number[]): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [values[last], values[other]] = [values[other] ?? 0, values[last] ?? 0];
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
