import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOptions, usageOf } from './read-options.ts';

const asked = {
  events: { says: 'events that happen', default: 500, from: 1, to: 1000 },
  deaths: { says: 'share of steps', default: 0.05, from: 0, to: 0.5, isFraction: true },
  only: { says: 'only names that end so', default: '' },
};

const parse = (...args: string[]) => parseOptions(asked, args);

describe('the options of a command that measures', () => {
  it('have what the command says where nothing else is asked for', () => {
    expect(parse()).toEqual({ events: 500, deaths: 0.05, only: '', json: false });
  });

  it('are numbers, texts and whether to print JSON', () => {
    expect(parse('--events', '1000', '--deaths=0', '--only', 'public', '--json')).toEqual({
      events: 1000,
      deaths: 0,
      only: 'public',
      json: true,
    });
  });

  it.each(['0', '1001', '1.5', 'many', '', 'NaN', '-1', 'Infinity'])(
    'want a whole number within bounds, and not %j',
    (text) => {
      expect(() => parse(`--events=${text}`)).toThrow(
        `--events wants a whole number from 1 to 1000, not “${text}”.`,
      );
    },
  );

  it.each(['0.6', 'x', '', ' '])('want a number within bounds, and not %j', (text) => {
    expect(() => parse(`--deaths=${text}`)).toThrow('--deaths wants a number from 0 to 0.5');
  });

  it.each([[['--evnts', '5']], [['5']], [['--events']], [['--json=no']]])(
    'are none but these: %j',
    (args) => {
      expect(() => parse(...args)).toThrow();
    },
  );

  it('are said a line each', () => {
    expect(usageOf('race:track', asked)).toBe(`Usage: npm run race:track -- [options]
  --events N    events that happen (1 to 1000; 500)
  --deaths N    share of steps (0 to 0.5; 0.05)
  --only TEXT   only names that end so (all)
  --json        print one JSON object and nothing else`);
  });

  it('are said with a number that is zero unless it is asked for', () => {
    const kills = { says: 'kills', default: 0, from: 0, to: 9 };
    expect(usageOf('chaos', { kills })).toContain('kills (0 to 9; 0)');
  });

  it('are said under the name by which npm runs the command', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = globSync('test/{bench,chaos,race}/**/*.ts').flatMap((file) => {
      const [, name] = /readOptions\('([^']+)'/.exec(readFileSync(file, 'utf8')) ?? [];
      return name === undefined ? [] : [[name, `node ${file}`]];
    });
    expect(named.length).toBeGreaterThan(10);
    expect(scripts).toMatchObject(Object.fromEntries(named));
  });
});
