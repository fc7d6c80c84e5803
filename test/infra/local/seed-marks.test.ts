import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSeeded, markSeeded, prepareSeed } from '../../../infra/local/seed-marks.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vanhier-seed-'));
  writeFileSync(join(dir, 'lock.sqlite'), '');
});
afterEach(() => rmSync(dir, { recursive: true }));

function fill(): void {
  mkdirSync(join(dir, 'buckets'));
  writeFileSync(join(dir, 'dynamodb.sqlite'), 'half');
}

it('begins anew after a first start that was stopped while it made the demonstration', () => {
  prepareSeed(dir, 'demo');
  fill();
  prepareSeed(dir, 'demo');
  expect(readdirSync(dir).sort()).toEqual(['lock.sqlite', 'seeding']);
  fill();
  prepareSeed(dir, 'none');
  expect(readdirSync(dir)).toEqual(['lock.sqlite']);
});

it('keeps a demonstration that was finished', () => {
  prepareSeed(dir, 'demo');
  fill();
  markSeeded(dir);
  prepareSeed(dir, 'demo');
  expect(isSeeded(dir)).toBe(true);
  expect(readdirSync(dir).sort()).toEqual(['buckets', 'dynamodb.sqlite', 'lock.sqlite', 'seeded']);
});

it('keeps what was begun without a demonstration, also when one was stopped that came later', () => {
  prepareSeed(dir, 'none');
  fill();
  prepareSeed(dir, 'demo');
  prepareSeed(dir, 'demo');
  expect(readdirSync(dir).sort()).toEqual(['buckets', 'dynamodb.sqlite', 'lock.sqlite']);
});
