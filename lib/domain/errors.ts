/** The closed set of error codes; each edge maps them once (REST status, exit code, form message). */
export const errorCodes = [
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID',
  'CONFLICT',
  'LIMIT',
  'PRECONDITION',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong with an input: `path` is the field, dotted. */
export type Issue = { path: string; message: string };

/** An error that a person may read: `message` says what happened and what to do. `details` is JSON-safe. */
export class StudioError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly details: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { issues?: Issue[]; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'StudioError';
    this.code = code;
    this.issues = extra.issues ?? [];
    this.details = extra.details ?? {};
  }
}

export const notFound = (what: string) => new StudioError('NOT_FOUND', `${what} was not found.`);
export const forbidden = (message: string) => new StudioError('FORBIDDEN', message);
export const invalid = (message: string, issues: Issue[] = []) =>
  new StudioError('INVALID', message, { issues });
export const conflict = (message: string, details: Record<string, unknown> = {}) =>
  new StudioError('CONFLICT', message, { details });
export const precondition = (message: string) => new StudioError('PRECONDITION', message);
export const limitReached = (message: string) => new StudioError('LIMIT', message);
