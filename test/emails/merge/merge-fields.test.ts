import { expect, it } from 'vitest';
import { deadMergeFields } from '../../../emails/merge/merge-fields.ts';

it.each([
  'Dag [naam] uit [gemeente]',
  'Bonjour [Nom], [COMMUNE]',
  '[name]',
  'Zie (1) en [12]',
  '100 % lokaal',
])('finds nothing dead in "%s"', (text) => expect(deadMergeFields(text)).toEqual([]));

it.each([
  ['Dag [voornaam],', '[voornaam]'],
  ['Dag {naam},', '{naam}'],
  [`Dag \${first.name},`, `\${first.name}`],
  ['Dag *|FNAME|*,', '*|FNAME|*'],
  ['Dag %naam%,', '%naam%'],
  ['Dag %%FIRST_NAME%%,', '%%FIRST_NAME%%'],
  ['Dag <<Voornaam>>,', '<<Voornaam>>'],
])('finds the dead field in "%s"', (text, field) => {
  expect(deadMergeFields(text)).toEqual([field]);
});
