import { LlmError } from '#lib/llm/client.ts';

/** The provider will not run this file: nothing of it is under way there, nor will be. */
export class Refused extends Error {
  readonly reason: LlmError;

  constructor(reason: LlmError) {
    super(reason.message);
    this.name = 'Refused';
    this.reason = reason;
  }
}

/** A call without which the provider runs nothing: an error that no repetition cures is its refusal. */
export async function refusable<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof LlmError && !error.retryable ? new Refused(error) : error;
  }
}
