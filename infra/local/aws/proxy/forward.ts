import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AwsAnswer } from '../call.ts';

export interface ForwardOptions {
  /** Added to the answer. */
  headers: Readonly<Record<string, string>>;
  /** Given in place of a 404. */
  insteadOfMissing: Exclude<AwsAnswer, 'hang-up'> | undefined;
}

/** Passes calls on to an emulator over kept connections. */
export interface Forwarder {
  /** `body` is what was read of the request already; without it the request streams through. */
  forward(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer | undefined,
    options: ForwardOptions,
  ): void;
  close(): void;
}

export function createForwarder(upstream: string): Forwarder {
  const { hostname, port } = new URL(upstream);
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  return {
    forward(incoming, outgoing, body, { headers, insteadOfMissing }) {
      const passed = request(
        {
          agent,
          hostname,
          port,
          method: incoming.method,
          path: incoming.url,
          headers: incoming.headers,
        },
        (answer) => {
          if (answer.statusCode === 404 && insteadOfMissing) {
            answer.resume();
            const { status, body } = insteadOfMissing;
            outgoing.writeHead(status, { ...insteadOfMissing.headers, ...headers }).end(body);
            return;
          }
          outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...headers });
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.destroy());
      outgoing.on('close', () => {
        if (!outgoing.writableFinished) passed.destroy();
      });
      if (body === undefined) incoming.pipe(passed);
      else passed.end(body);
    },
    close: () => agent.destroy(),
  };
}
