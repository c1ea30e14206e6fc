import type { Operation } from './operation.ts';

type Options = Pick<Operation, 'status' | 'bytes'>;
const operation =
  (method: Operation['method']) =>
  (path: string, verb: Operation['verb'], options: Options = {}): Operation => ({
    method,
    path,
    verb,
    ...options,
  });
export const get = operation('GET');
export const post = operation('POST');
export const patch = operation('PATCH');
export const remove = operation('DELETE');

/** Answered before the work is done: a job does it. */
export const accepted = { status: 202 };
export const created = { status: 201 };
/** Answered with the bytes of a file, in ranges where they are asked for. */
export const file = { bytes: { response: 'application/octet-stream' } };
