import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { steps } from './steps.ts';

it('runs every file of tests once', () => {
  const folders = steps.flatMap(({ command }) =>
    command.filter((part) => part.startsWith('test/')),
  );
  for (const file of globSync('test/**/*.test.{ts,tsx}')) {
    expect([file, folders.filter((folder) => file.startsWith(folder))]).toEqual([
      file,
      [expect.any(String)],
    ]);
  }
});
