import { styleText } from 'node:util';
import type { Log } from './boundary.ts';

const colours = ['cyan', 'green', 'yellow', 'magenta', 'blue'] as const;

/** Writes log lines to standard error, each with the name of who speaks, in a colour of its own on a terminal. */
export const terminalLog: Log = (part, line) => {
  const name = part.padEnd(22);
  const prefix = process.stderr.isTTY ? styleText(colourOf(part), name) : name;
  process.stderr.write(`${prefix} ${line.replaceAll('\n', `\n${' '.repeat(23)}`)}\n`);
};

export const silentLog: Log = () => {};

function colourOf(part: string): (typeof colours)[number] {
  const sum = [...part].reduce((total, character) => total + character.charCodeAt(0), 0);
  return colours[sum % colours.length] ?? 'cyan';
}
