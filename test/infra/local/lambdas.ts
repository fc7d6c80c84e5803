import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunction } from '../../../infra/local/functions/lambda-functions.ts';

let made = 0;

/** A function whose module is the given text, with `handler` as its export. */
export function aLambda(source: string, settings: Partial<LambdaFunction> = {}): LambdaFunction {
  const name = settings.name ?? `test/function-${++made}`;
  const file = join(mkdtempSync(join(tmpdir(), 'vanhier-lambda-')), 'index.mjs');
  writeFileSync(file, source);
  return {
    name,
    arn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    accessKeyId: 'Function',
    file,
    handlerName: 'handler',
    timeoutSeconds: 5,
    memoryMb: 256,
    reservedConcurrency: undefined,
    environment: { STAGE: 'test' },
    ...settings,
  };
}
