import { randomUUID } from 'node:crypto';
import { type ErrorCode, type Issue, StudioError } from '#lib/domain/errors.ts';
import { log } from '#lib/observe/log.ts';

/** What leaves the server of an error. `id` is set for an unknown one: the log has the rest under it. */
export type ErrorBody = {
  code: ErrorCode;
  message: string;
  issues: readonly Issue[];
  details: Record<string, unknown>;
  id?: string;
};

const statusOf: Record<ErrorCode, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INVALID: 422,
  CONFLICT: 409,
  LIMIT: 429,
  PRECONDITION: 412,
  INTERNAL: 500,
};

/** The error as a person may see it. An unknown one is logged with an id, and only the id is shown. */
export function errorBody(error: unknown): ErrorBody {
  if (error instanceof StudioError && error.code !== 'INTERNAL') {
    return { code: error.code, message: error.message, issues: error.issues, details: error.details };
  }
  const id = randomUUID().slice(0, 8);
  log().error({ err: error, errorId: id }, `error ${id}`);
  return {
    code: 'INTERNAL',
    message: `Something went wrong here; nothing was changed. The log has it as error ${id}.`,
    issues: [],
    details: {},
    id,
  };
}

/** The error as a REST answer; `init` says what is not the usual for its code. */
export function errorResponse(error: unknown, init: ResponseInit = {}): Response {
  const body = errorBody(error);
  return Response.json({ error: body }, { status: statusOf[body.code], ...init });
}
