import { describe, expect, it } from 'vitest';
import { toldOfVariants } from '../../../../functions/newsletters/sending/told-of-variant.ts';

const runs = (...readers: Record<string, number>[]) => readers.map((of) => ({ readers: of }));

describe('what is told of a variant', () => {
  it('goes by its readers in all shards together', () => {
    const told = toldOfVariants(
      runs({ 'nl-13036': 11, 'nl-13003': 10, 'nl-13031': 11 }, { 'nl-13036': 10 }),
      undefined,
    );
    expect(told.get('nl-13036')).toEqual({ nis: '13036', language: 'nl' });
    expect(told.get('nl-13003')).toEqual({ language: 'nl' });
  });

  it('counts who waited for a choice with those who tried what was chosen, once it is', () => {
    const planned = runs({ 'nl-13036-a': 5, 'nl-13036-b': 5, 'nl-13036': 90 });
    const nl = { nis: '13036', language: 'nl' };
    expect(toldOfVariants(planned, undefined).get('nl-13036-b')).toEqual({ version: 'b' });
    const told = toldOfVariants(planned, 'b');
    expect(told.get('nl-13036-b')).toEqual({ ...nl, version: 'b' });
    expect(told.get('nl-13036-a')).toEqual({ version: 'a' });
  });

  it('is nothing for an issue that was planned before readers were counted', () => {
    expect(toldOfVariants(runs({}, {}), undefined).get('nl-13036')).toBeUndefined();
  });
});
