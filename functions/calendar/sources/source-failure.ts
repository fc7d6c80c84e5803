/** Why a whole source cannot be read, though it answers; what staff are told. */
const messages = {
  'source.no_calendar': 'What stands at this address is no calendar file.',
  'source.no_answer': 'UiTdatabank answered in a way that we do not understand.',
  'source.no_file': 'The file of this source is not there any more. Upload it again.',
  'source.empty': 'The file is empty.',
  'source.too_large': 'The file is larger than we read.',
  'source.no_columns': 'No line of the file names a column for titles and one for dates.',
} as const;

export type SourceFailureCode = keyof typeof messages;

/** An expected failure of a source as a whole. The message is for staff. */
export class SourceFailure extends Error {
  readonly code: SourceFailureCode;

  constructor(code: SourceFailureCode, options: { readonly cause?: unknown } = {}) {
    super(messages[code], options);
    this.name = 'SourceFailure';
    this.code = code;
  }
}
