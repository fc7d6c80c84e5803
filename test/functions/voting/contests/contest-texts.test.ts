import { expect, it } from 'vitest';
import { requireTexts } from '../../../../functions/voting/contests/contest-texts.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';

const { municipality: retie } = placeByNis('13036');
const longNamed = { ...retie, name: 'Sint-Katelijne-Waver' };
/** A hundred and twenty characters, as many as a template may have. */
const title = { nl: '{municipality}'.padStart(120, 'x') };

it('a title that is too long with the name of a municipality is refused there, and nowhere else', () => {
  expect(() => requireTexts({ title }, retie)).not.toThrow();
  expect(() => requireTexts({ title }, longNamed)).toThrow(
    expect.objectContaining({
      code: 'request.invalid',
      message: 'A text is too long with the name Sint-Katelijne-Waver.',
      issues: [expect.objectContaining({ path: 'body.title.nl' })],
    }),
  );
});
