/** What no text of a merchant holds: fields of mail templates, and in one line a web address. */
export const hasMergeField = (text: string): boolean => /\{\{|\}\}/.test(text);
export const hasWebAddress = (text: string): boolean => /:\/\/|\bwww\./i.test(text);
