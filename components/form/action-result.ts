import type { ErrorCode, Issue } from '#lib/domain/errors.ts';

/** What a person is told of an error; `id` finds an unknown one in the log. */
export type ActionError = {
  code: ErrorCode;
  message: string;
  issues: readonly Issue[];
  details: Record<string, unknown>;
  id?: string;
};

/** What a server action gives back. */
export type ActionResult<R> = { ok: true; value: R } | { ok: false; error: ActionError };

/** What to say where the server could not be reached at all. */
export const unreachable: ActionError = {
  code: 'INTERNAL',
  message: 'The studio did not answer. What you typed is still here; check that it runs, then try again.',
  issues: [],
  details: {},
};
