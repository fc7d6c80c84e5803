const maxLength = 80;

/**
 * A name as mails may say it: one line, no control or direction characters, at most 80 characters.
 * Undefined when what remains is empty or cannot be a name: a formula, a link, or letters that an
 * earlier export destroyed (`Y?lmaz`). A greeting without a name is always right.
 */
export function cleanName(text: string): string | undefined {
  const name = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name !== '' && isName(name) ? name : undefined;
}

const isName = (name: string): boolean =>
  name.length <= maxLength &&
  !/^[=+@|-]|:\/\/|www\.|[{}\ufffd?]/i.test(name) &&
  /\p{L}/u.test(name);
