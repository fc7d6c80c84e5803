import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAssembly } from '../../../../infra/local/template/assembly.ts';

it('reads the stacks and assets of an assembly, and of those nested in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanhier-assembly-'));
  const write = (file: string, content: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(content));
  const aStack = (templateFile: string) => ({
    type: 'aws:cloudformation:stack',
    properties: { templateFile, stackName: templateFile.replace(/\..*/, '') },
  });
  mkdirSync(join(folder, 'nested'));
  write('manifest.json', {
    artifacts: {
      one: aStack('One.template.json'),
      'one.assets': { type: 'cdk:asset-manifest', properties: { file: 'One.assets.json' } },
      nested: { type: 'cdk:cloud-assembly', properties: { directoryName: 'nested' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  });
  write('One.template.json', { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
  write('One.assets.json', {
    files: {
      abc: {
        source: { path: 'asset.abc', packaging: 'zip' },
        destinations: { here: { bucketName: 'assets', objectKey: 'abc.zip' } },
      },
    },
  });
  write('nested/manifest.json', { artifacts: { two: aStack('Two.template.json') } });
  write('nested/Two.template.json', {});

  const { stacks, assets } = readAssembly(folder);
  expect(stacks.map(({ name }) => name)).toEqual(['One', 'Two']);
  expect(stacks[0]?.template.Resources.Queue).toEqual({ Type: 'AWS::SQS::Queue', Properties: {} });
  expect(assets.get('abc.zip')).toBe(join(folder, 'asset.abc'));
});
