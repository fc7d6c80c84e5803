import { fork } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../infra/build/paths.ts';
import type { Attempt } from './attempt.ts';
import type { VoteMail } from './resident.ts';
import type { Order, Report } from './voter-process.ts';

export interface Electorate {
  /** All voters ask for their mail. */
  ask(
    contestUrl: string,
    voters: readonly { readonly index: number; readonly address: string }[],
  ): Promise<void>;
  handOut(index: number, mail: VoteMail): void;
  /** These voters try so many times each, at once. */
  vote(voters: readonly number[], attempts: number): Promise<void>;
  readonly attempts: readonly Attempt[];
  stop(): Promise<void>;
}

/** Voters, divided over processes. `atOnce`: voters of one process under way at the same time. */
export function startElectorate(processes: number, atOnce: number): Electorate {
  const children = Array.from({ length: processes }, () =>
    fork('test/race/voter-process.ts', {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  const attempts: Attempt[] = [];
  const childOf = (index: number) => children[index % processes];

  function order(
    child: (typeof children)[number],
    message: Order,
    end: Report['kind'],
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        child.off('message', hear);
        child.off('exit', left);
        finish();
      };
      const left = () => settle(() => reject(new Error('a process of voters has ended')));
      const hear = (heard: Report) => {
        if (heard.kind === 'attempts') attempts.push(...heard.attempts);
        if (heard.kind === 'failed') settle(() => reject(new Error(heard.message)));
        if (heard.kind === end) settle(resolve);
      };
      child.on('message', hear);
      child.on('exit', left);
      child.send(message);
    });
  }

  const share = <Item>(items: readonly Item[], indexOf: (item: Item) => number) =>
    children.map((child) => ({
      child,
      items: items.filter((item) => childOf(indexOf(item)) === child),
    }));

  return {
    attempts,
    async ask(contestUrl, voters) {
      await Promise.all(
        share(voters, ({ index }) => index).map(({ child, items }) =>
          order(child, { kind: 'ask', contestUrl, voters: items, atOnce }, 'asked'),
        ),
      );
    },
    handOut(index, mail) {
      childOf(index)?.send({ kind: 'mail', index, mail } satisfies Order);
    },
    async vote(voters, tries) {
      await Promise.all(
        share(voters, (index) => index).map(({ child, items }) =>
          order(child, { kind: 'vote', voters: items, attempts: tries, atOnce }, 'voted'),
        ),
      );
    },
    async stop() {
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          if (child.connected) child.disconnect();
          else child.kill();
          await ended;
        }),
      );
    },
  };
}
