import { writeFile } from 'node:fs/promises';
import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import { makeDomainSet } from '../../shared/address/domain-set.ts';
import { root } from '../build/paths.ts';

/** Writes the compact list of disposable domains anew, from the package of that name: run it after an update. */
const file = 'functions/voting/casting/disposable-domain-list.ts';
const { size, lowBits, base64 } = makeDomainSet(disposableEmailBlocklist());

await writeFile(
  `${root}/${file}`,
  `import type { DomainSet } from '../../../shared/address/domain-set.ts';

/** Written by \`npm run disposable-domains\`. */
export const disposableDomainList: DomainSet = {
  size: ${size},
  lowBits: ${lowBits},
  base64:
    '${base64}',
};
`,
);
console.log(`${file} holds ${size} domains`);
