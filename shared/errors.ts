/** Every error a caller may see, with the HTTP status it answers. One table, so that a code means one thing. */
export const errorStatus = {
  'request.malformed': 400,
  'request.invalid': 400,
  'request.too_large': 413,
  'request.unsupported_type': 415,
  'request.not_found': 404,
  'request.method_not_allowed': 405,
  'request.too_many': 429,
  'cursor.invalid': 400,
  'token.invalid': 400,
  'token.expired': 410,
  'auth.required': 401,
  'auth.forbidden': 403,
  'municipality.not_found': 404,
  'region.not_found': 404,
  'subscriber.not_found': 404,
  'subscriber.state': 409,
  'import.not_found': 404,
  'import.state': 409,
  'import.file_missing': 409,
  'export.not_found': 404,
  'suppression.not_found': 404,
  'issue.not_found': 404,
  'issue.state': 409,
  'issue.changed': 409,
  'issue.not_approvable': 422,
  'issue.same_person': 403,
  'issue.schedule': 422,
  'image.invalid': 422,
  'image.not_found': 404,
  'merchant.not_found': 404,
  'merchant.state': 409,
  'merchant.changed': 409,
  'merchant.exists': 409,
  'photo.invalid': 422,
  'contest.not_found': 404,
  'contest.state': 409,
  'contest.changed': 409,
  'contest.exists': 409,
  'contest.schedule': 422,
  'contest.same_person': 403,
  'candidate.not_found': 404,
  'candidate.state': 409,
  'nomination.not_found': 404,
  'nomination.state': 409,
  'paper.not_found': 404,
  'paper.state': 409,
  'paper.mismatch': 409,
  'quarantine.not_found': 404,
  'quarantine.state': 409,
  'quarantine.refused': 422,
  'publication.refused': 409,
  'vote.invalid': 422,
  'vote.not_open': 409,
  'vote.closed': 410,
  'code.wrong': 422,
  'code.exhausted': 410,
  'proof.invalid': 422,
  'ticket.invalid': 422,
  'event.not_found': 404,
  'event.changed': 409,
  'event.state': 409,
  'event.timing': 422,
  'source.not_found': 404,
  'source.state': 409,
  'source.changed': 409,
  'source.unreachable': 422,
  'duplicate.not_found': 404,
  'duplicate.state': 409,
  'registration.not_found': 404,
  'registration.state': 409,
  'registration.full': 409,
  'registration.closed': 409,
  'short_link.not_found': 404,
  'short_link.changed': 409,
  'short_link.exists': 409,
  'phase.not_found': 404,
  'phase.changed': 409,
  'phase.period': 422,
  'sheet.empty': 422,
  'sheet.too_large': 422,
  'moment.not_found': 404,
  'moment.state': 409,
  'moment.schedule': 422,
  'webhook.not_found': 404,
  'webhook.state': 409,
  'webhook.address': 422,
  'report.not_found': 404,
  'account.not_found': 404,
  'account.exists': 409,
  'account.changed': 409,
  'account.last_admin': 409,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

export interface ErrorOptions {
  readonly cause?: unknown;
  /** Which input fields are wrong and why; shown to the caller, so never holds secrets or other people's data. */
  readonly issues?: readonly FieldIssue[];
}

export interface FieldIssue {
  /** Dotted path of the field, as the caller sent it. */
  readonly path: string;
  readonly message: string;
}

/** An expected failure. The message is for the caller and names no one's personal data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.issues = options.issues ?? [];
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** AWS, or others at work on the same thing, leave no room, after all tries. */
export const unavailable = (cause: unknown): AppError =>
  new AppError('unavailable', 'There is too much to do. Try again in a minute.', { cause });
