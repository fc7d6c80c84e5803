import { Agent, createServer, request as forward } from 'node:http';

/**
 * Stands between the functions and the table, in a process of its own: asks for the consumed capacity of every
 * request and adds it up by kind, so that the functions run as they are deployed. Prints its port.
 */
const target = new URL(process.argv[2] ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Kind {
  requests: number;
  read_units: number;
  write_units: number;
}
const kinds: Record<string, Kind> = {};

const isWrite = (operation: string): boolean => /Write|Put|Update|Delete/.test(operation);

interface Consumed {
  readonly CapacityUnits?: number;
}

function note(operation: string, body: string): void {
  kinds[operation] ??= { requests: 0, read_units: 0, write_units: 0 };
  const kind = kinds[operation];
  kind.requests += 1;
  // Reading the whole answer again would cost more than it tells: the figure stands in it as plain text.
  const units = [...body.matchAll(/"ConsumedCapacity":(\[.*?\]|\{.*?\})(?=[,}])/gs)].flatMap(
    ([, text]) => unitsIn(text ?? ''),
  );
  const sum = units.reduce((total, unit) => total + unit, 0);
  if (isWrite(operation)) kind.write_units += sum;
  else kind.read_units += sum;
}

function unitsIn(text: string): number[] {
  try {
    const consumed: Consumed | Consumed[] = JSON.parse(text);
    return [consumed].flat().map(({ CapacityUnits = 0 }) => CapacityUnits);
  } catch {
    return [];
  }
}

const server = createServer((incoming, response) => {
  if (incoming.url === '/report') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(kinds));
    return;
  }
  const parts: Buffer[] = [];
  incoming.on('data', (part: Buffer) => parts.push(part));
  incoming.on('end', () => {
    const operation = String(incoming.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const given = Buffer.concat(parts).toString();
    const body = Buffer.from(`{"ReturnConsumedCapacity":"TOTAL",${given.slice(1)}`);
    const headers = { ...incoming.headers, 'content-length': String(body.length) };
    const out = forward(
      { agent, host: target.hostname, port: target.port, method: 'POST', path: '/', headers },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const whole = Buffer.concat(pieces);
          note(operation, whole.toString());
          response.writeHead(answer.statusCode ?? 500, answer.headers).end(whole);
        });
      },
    );
    out.on('error', () => response.writeHead(502).end());
    out.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
