import type { LlmError } from '#lib/llm/client.ts';

/** So many errors in a row that no repetition can cure, without one reply between, stop the batch. */
const mostInRow = 3;

/**
 * Watches for what is wrong with the endpoint and not with one request. `answered`: whether it ever answered a call of
 * this batch; from then on a prompt that is too long is the fault of its problem alone.
 */
export function createFatalWatch(answered: boolean) {
  let inRow = 0;
  let known = answered;
  return {
    answered: () => {
      inRow = 0;
      known = true;
    },
    /** True when this error stops the batch. */
    stops: (error: LlmError): boolean => {
      if (error.retryable) return false;
      if (error.kind === 'quota') return true;
      if (error.kind === 'context-length' && known) return false;
      inRow++;
      return inRow >= mostInRow;
    },
    /** Until it is known that the endpoint answers, few calls at a time find out. */
    isKnown: () => known,
  };
}
