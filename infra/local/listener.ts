import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

/** An address of this machine that is taken already, and answered as soon as there is somebody to answer. */
export interface Listener {
  url: string;
  server: Server;
  /** From now on requests go here. Before that they wait. One that fails is answered 500. */
  handle(handle: Handle): void;
  close(): Promise<void>;
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop that program, or choose one with --port.`,
    );
  }
}

/**
 * Takes a port of 127.0.0.1; 0 takes any free one.
 * @throws PortTaken when another program listens there.
 */
export async function openListener(port: number): Promise<Listener> {
  const ready = Promise.withResolvers<Handle>();
  const server = createServer((request, response) => {
    ready.promise
      .then((handle) => handle(request, response))
      .catch((error: unknown) => answerFailure(response, error));
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) =>
    listening.reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
  );
  server.listen(port, '127.0.0.1', listening.resolve);
  await listening.promise;
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    server,
    handle: ready.resolve,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
}

/** Takes the wanted port, or any free one when it is taken; for addresses that people need not remember. */
export async function openListenerNear(port: number): Promise<Listener> {
  try {
    return await openListener(port);
  } catch (error) {
    if (error instanceof PortTaken) return openListener(0);
    throw error;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string')
    throw new Error('The server has no TCP port.');
  return address.port;
}
