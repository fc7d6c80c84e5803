import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Passes calls on to an emulator over kept connections. */
export interface Forwarder {
  /** `body` is what was read of the request already; without it the request streams through. */
  forward(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer | undefined,
    extraHeaders: Readonly<Record<string, string>>,
  ): void;
  close(): void;
}

export function createForwarder(upstream: string): Forwarder {
  const { hostname, port } = new URL(upstream);
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  return {
    forward(incoming, outgoing, body, extraHeaders) {
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
          outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...extraHeaders });
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
