import { headers } from 'next/headers';
import { sessionActor } from '#lib/auth/actor.ts';
import { isOwnOrigin } from '#lib/auth/request-origin.ts';
import { forbidden } from '#lib/domain/errors.ts';
import type { Verb } from '#lib/services/verb.ts';
import { contextFor } from './context.ts';
import { type ErrorBody, errorBody } from './error-response.ts';
import { resources } from './resources.ts';

export type ActionResult<R> = { ok: true; value: R } | { ok: false; error: ErrorBody };

/**
 * Calls a verb for the signed-in person and gives its value, or the error as data: for server actions. Browsers name
 * the origin of every one; Next alone would let those pass that name none.
 */
export async function act<In, R>(verb: Verb<In, R>, input: In): Promise<ActionResult<R>> {
  try {
    if (!isOwnOrigin(await headers()))
      throw forbidden('A request from another site may change nothing here.');
    return { ok: true, value: await query(verb, input) };
  } catch (error) {
    return { ok: false, error: errorBody(error) };
  }
}

/** Calls a verb for the signed-in person and lets its errors through: for server components. */
export async function query<In, R>(verb: Verb<In, R>, input: In): Promise<R> {
  return verb(contextFor(await resources(), await sessionActor()), input);
}
