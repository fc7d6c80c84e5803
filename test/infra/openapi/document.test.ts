import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { root } from '../../../infra/build/paths.ts';
import { functionNames } from '../../../infra/functions.ts';
import { apiDocument } from '../../../infra/openapi/document.ts';

const document = JSON.parse(JSON.stringify(apiDocument()));

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly responses: Record<string, object>;
}

const operations: { line: string; operation: Operation }[] = Object.entries<
  Record<string, Operation>
>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    line: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);

/** Routes that the entry files really serve: the table that each hands to `apiFunction` or `pageFunction`. */
async function servedRoutes(wrapper: 'apiFunction' | 'pageFunction'): Promise<string[]> {
  const lines = await Promise.all(
    functionNames.map(async (name) => {
      const source = await readFile(`${root}/functions/${name}.ts`, 'utf8');
      const [, table] = new RegExp(`${wrapper}\\(\\s*(\\w+)`).exec(source) ?? [];
      if (!table) return [];
      const [, from] = new RegExp(`${table}[^;]*? from '([^']+)'`).exec(source) ?? [];
      const url = new URL(from ?? '', `file://${root}/functions/${name}.ts`);
      const module = await import(url.pathname);
      return module[table].map(
        ({ method, path }: { method: string; path: string }) => `${method} ${path}`,
      );
    }),
  );
  return lines.flat().sort();
}

const described = (isPublic: boolean) =>
  operations
    .filter(({ operation }) => (operation.security.length === 0) === isPublic)
    .map(({ line }) => line)
    .sort();

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('lists exactly the routes of the staff API', async () => {
    expect(described(false)).toEqual(await servedRoutes('apiFunction'));
  });

  it('lists exactly the public addresses', async () => {
    expect(described(true)).toEqual(await servedRoutes('pageFunction'));
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the one in docs/openapi.json; `npm run openapi` writes it anew', async () => {
    expect(JSON.parse(await readFile(`${root}/docs/openapi.json`, 'utf8'))).toEqual(document);
  });
});
