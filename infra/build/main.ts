import { buildFunctions } from './build-functions.ts';
import { copyAssets } from './copy-assets.ts';

const start = performance.now();
const [{ bytes, cached }] = await Promise.all([buildFunctions(), copyAssets()]);
for (const [name, size] of Object.entries(bytes)) {
  console.log(
    `${name.padEnd(26)}${Math.round(size / 1000)
      .toString()
      .padStart(6)} kB`,
  );
}
const took = ((performance.now() - start) / 1000).toFixed(2);
console.log(cached ? `nothing changed (${took} s)` : `built in ${took} s`);
