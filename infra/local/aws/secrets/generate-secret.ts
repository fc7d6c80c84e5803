import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { record } from '../narrow.ts';

const flag = z.coerce.boolean().default(false);

/** `GenerateSecretString` of a template: what to make a secret of. */
export const secretRecipe = z.object({
  PasswordLength: z.coerce.number().default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  ExcludeUppercase: flag,
  IncludeSpace: flag,
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

type Recipe = z.infer<typeof secretRecipe>;

export function generateSecret(recipe: Recipe): string {
  const password = generatePassword(recipe);
  if (recipe.SecretStringTemplate === undefined || recipe.GenerateStringKey === undefined) {
    return password;
  }
  const rest = record(JSON.parse(recipe.SecretStringTemplate));
  return JSON.stringify({ ...rest, [recipe.GenerateStringKey]: password });
}

function generatePassword(recipe: Recipe): string {
  const letters = [
    recipe.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    recipe.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    recipe.ExcludeNumbers ? '' : '0123456789',
    recipe.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    recipe.IncludeSpace ? ' ' : '',
  ]
    .join('')
    .split('')
    .filter((letter) => !recipe.ExcludeCharacters.includes(letter));
  return Array.from(
    { length: recipe.PasswordLength },
    () => letters[randomInt(letters.length)],
  ).join('');
}
