import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createSafeFetch, type SafeFetch } from '../../../shared/fetching/safe-fetch.ts';

/** A web of tests: names that lead to servers on this machine, with ports of their own. */
export interface Web {
  /** Port of a server that answers HTTP on an address of this machine. */
  serve(listener: RequestListener, address?: string): Promise<number>;
  /** Port of a server that does with a connection what it likes. */
  serveRaw(onConnection: (socket: Socket) => void): Promise<number>;
  serveTls(options: { key: string; cert: string; onName: (name: string) => void }): Promise<number>;
  /** What a name resolves to, one answer after the other; the last one stays. */
  name(host: string, ...answers: readonly (readonly string[])[]): void;
  /** How often names were resolved. */
  readonly lookups: string[];
  readonly fetch: SafeFetch;
}

export function makeWeb({ idleMs = 20_000 }: { idleMs?: number } = {}): Web {
  const ports = new Set([80, 443]);
  const names = new Map<string, (readonly string[])[]>();
  const lookups: string[] = [];
  const listen = async (server: Server, address = '127.0.0.1') => {
    const listening = Promise.withResolvers<void>();
    const sockets = new Set<Socket>();
    server.on('connection', (socket) => sockets.add(socket));
    server.listen(0, address, listening.resolve);
    await listening.promise;
    onTestFinished(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    ports.add(bound.port);
    return bound.port;
  };
  return {
    lookups,
    serve: (listener, address) => listen(createServer(listener), address),
    serveRaw: (onConnection) =>
      listen(createRawServer((socket) => onConnection(socket.on('error', () => undefined)))),
    serveTls: ({ onName, ...options }) =>
      listen(
        createSecureServer({
          ...options,
          SNICallback: (name, done) => {
            onName(name);
            done(null);
          },
        }).on('tlsClientError', () => undefined),
      ),
    name: (host, ...answers) => names.set(host, [...answers]),
    fetch: createSafeFetch({
      ports,
      idleMs,
      allows: (address) => /^127\.0\.0\.[1-8]$/.test(address),
      resolve: async (host) => {
        lookups.push(host);
        const answers = names.get(host);
        if (!answers) throw new Error(`nobody knows ${host}`);
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        return (answer ?? []).map((address) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        }));
      },
    }),
  };
}
