/**
 * Settings of a codec: where its program is, since there is nowhere to fetch it from. What it prints goes nowhere, as
 * the error it throws says enough.
 */
export const codecSettings = (wasmBinary: Uint8Array<ArrayBuffer>) => ({
  wasmBinary: wasmBinary.buffer,
  print: () => undefined,
  printErr: () => undefined,
});
