import { Server } from 'node:net';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import * as z from 'zod';
import { region } from '../resources.ts';

const { dataDir } = z.object({ dataDir: z.string().optional() }).parse(workerData);

// fauxqs listens on all addresses and has no option for another. Prototypes are a thread's own, so only it is changed.
const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  const [options] = args;
  return Reflect.apply(
    listen,
    this,
    typeof options === 'object' ? [{ ...options, host: '127.0.0.1' }, ...args.slice(1)] : args,
  );
};

const fauxqs = await startFauxqs({
  port: 0,
  logger: false,
  defaultRegion: region,
  ...(dataDir === undefined
    ? {}
    : { dataDir: join(dataDir, 'queues'), s3StorageDir: join(dataDir, 'buckets') }),
});

parentPort?.on('message', async () => {
  await fauxqs.stop();
  process.exit();
});
parentPort?.postMessage({ endpoint: `http://127.0.0.1:${fauxqs.port}` });
