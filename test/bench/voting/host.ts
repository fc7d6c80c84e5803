import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from '../../../shared/http/event.ts';
import { httpEvent, lambdaContext } from '../../builders/http-event.ts';
import { runBatch } from './batch.ts';

/**
 * Runs the bundle of voting/public as Lambda would. `argv`: the bundle. Each message is JSON: the forms to post, where to,
 * and how many at once.
 */
type Handler = (event: HttpEvent, context: Context) => Promise<HttpResult>;

interface Work {
  readonly path: string;
  readonly forms: readonly string[];
  readonly atOnce: number;
}

const { handler }: { handler: Handler } = await import(process.argv[2] ?? '');

async function post(path: string, form: string): Promise<void> {
  const event = httpEvent({ path, body: new URLSearchParams(form) });
  const { statusCode, body } = await handler(event, lambdaContext);
  if (statusCode !== 200) throw new Error(`a vote was answered ${statusCode}: ${body}`);
}

process.on('message', async (message: string) => {
  const { path, forms, atOnce }: Work = JSON.parse(message);
  process.send?.(await runBatch(forms, atOnce, (form) => post(path, form)));
});
// A profile (`BENCH_PROFILE`) is written when the process ends by itself.
process.on('SIGTERM', () => process.exit());
process.send?.('ready');
