import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What a piece of work was asked by: a request of the web, or a job that a request left behind. */
export type Scope = {
  /** In the answer's X-Request-Id, in log lines, in jobs and in the application_name of the database's sessions. */
  requestId: string;
  /** The pattern of the address, without the ids and tokens that stood in it. */
  route?: string;
  userId?: string;
  job?: string;
  /** Who sent it: the nearest socket, and whether a proxy stood before it. */
  peer?: { address: string; forwarded: boolean };
};

// A global, because the web server loads this module once for every bundle that it makes.
const place = globalThis as typeof globalThis & { corollaryScopes?: AsyncLocalStorage<Scope> };
place.corollaryScopes ??= new AsyncLocalStorage<Scope>();
const scopes = place.corollaryScopes;

/** Does `work`, and all that it begins, in a scope. */
export const inScope = <R>(scope: Scope, work: () => R): R => scopes.run(scope, work);

export const currentScope = (): Scope | undefined => scopes.getStore();

/** Adds to the scope what is known only later, such as who asks. */
export function noteInScope(facts: Partial<Scope>): void {
  Object.assign(scopes.getStore() ?? {}, facts);
}

export const newRequestId = (): string => randomBytes(8).toString('hex');

/** An id that somebody before us gave, where it is one that may stand in logs and in the database. */
export const givenRequestId = (given: unknown): string | null =>
  typeof given === 'string' && /^[A-Za-z0-9_.-]{6,40}$/.test(given) ? given : null;
