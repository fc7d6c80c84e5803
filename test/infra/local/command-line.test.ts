import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../infra/local/command-line.ts';

describe('the command line', () => {
  it('begins with the demonstration on port 4000 and keeps its data', () => {
    expect(readCommandLine([])).toEqual({ port: 4000, ephemeral: false, seed: 'demo' });
  });

  it('takes other choices', () => {
    expect(readCommandLine(['--port', '0', '--ephemeral', '--seed', 'none'])).toEqual({
      port: 0,
      ephemeral: true,
      seed: 'none',
    });
    expect(readCommandLine(['--help'])).toBe('help');
  });

  it.each([
    [['--prot', '4000'], '--prot'],
    [['--port', 'many'], 'not "many"'],
    [['--port', '65536'], 'not "65536"'],
    [['--seed', 'tulips'], 'not "tulips"'],
    [['now'], 'now'],
  ])('refuses %j', (options, reason) => {
    expect(() => readCommandLine(options)).toThrow(reason);
  });

  it('says how it is used instead of showing a stack', async () => {
    const printed = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['infra/local/main.ts', '--prot'], (error, stdout, stderr) =>
        resolve(`${error?.code} ${stdout}${stderr}`),
      );
    });
    expect(printed).toMatch(/^2 .*Usage: npm start/s);
    expect(printed).not.toContain('    at ');
  });
});
