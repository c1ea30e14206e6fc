import { notFound, redirect } from 'next/navigation';
import { sessionActor } from '#lib/auth/actor.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { query } from '#lib/http/action.ts';
import type { Verb } from '#lib/services/verb.ts';
import { signInPath } from './sign-in-path.ts';

/**
 * Calls a verb for a page: what is not there becomes the not-found page, a visitor goes to sign-in, and the words of
 * any other error that a person may read reach the error page (through its digest: Next removes messages).
 */
export async function load<In, R>(verb: Verb<In, R>, input: In): Promise<R> {
  return orPage(query(verb, input));
}

/** `load` for a query that is under way already. */
export async function orPage<R>(work: Promise<R>): Promise<R> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === 'INTERNAL') throw error;
    if ((await sessionActor()).kind === 'anonymous') redirect(await signInPath());
    if (error.code === 'NOT_FOUND') notFound();
    throw Object.assign(error, { digest: `${error.code}: ${error.message}` });
  }
}
