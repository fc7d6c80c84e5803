/** Something that happens at a moment. */
interface Moment {
  readonly at: number;
  readonly act: () => Promise<unknown>;
}

export type Agenda = ReturnType<typeof createAgenda>;

/** What is still to happen, in the order of time; what happens may bring more of it. A heap: there are tens of thousands. */
export function createAgenda() {
  const heap: Moment[] = [];
  const swap = (one: number, other: number) => {
    const [first, second] = [heap[one], heap[other]];
    if (first && second) [heap[one], heap[other]] = [second, first];
  };
  const isSooner = (one: number, other: number) =>
    (heap[one]?.at ?? Infinity) < (heap[other]?.at ?? Infinity);

  function rise(from: number): void {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!isSooner(place, parent)) return;
      swap(place, parent);
      place = parent;
    }
  }

  function sink(): void {
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = isSooner(right, left) ? right : left;
      if (!isSooner(child, place)) return;
      swap(child, place);
      place = child;
    }
  }

  return {
    add(at: Date, act: () => Promise<unknown>): void {
      heap.push({ at: at.getTime(), act });
      rise(heap.length - 1);
    },

    /** The next one before this moment. */
    take(end: Date): Moment | undefined {
      const [first] = heap;
      if (!first || first.at >= end.getTime()) return undefined;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
}
