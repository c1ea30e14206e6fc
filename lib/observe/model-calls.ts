import { channel } from 'node:diagnostics_channel';

/** One call of a model as it ended. */
export type ModelCall = {
  kind: 'chat' | 'embedding';
  /** "ok", or the kind of the failure. */
  outcome: string;
  seconds: number;
  promptTokens: number;
  completionTokens: number;
};

// A channel of Node's own: whoever counts listens, and a command that counts nothing loads nothing for it.
const calls = channel('corollary.model-call');

type Counted = { promptTokens?: number; completionTokens?: number };

/** Does a call of a model and tells of its end. */
export async function toldModelCall<R extends Counted>(
  kind: ModelCall['kind'],
  outcomeOf: (error: unknown) => string,
  work: () => Promise<R>,
): Promise<R> {
  if (!calls.hasSubscribers) return work();
  const from = performance.now();
  const tell = (outcome: string, { promptTokens = 0, completionTokens = 0 }: Counted) =>
    calls.publish({
      ...{ kind, outcome, promptTokens, completionTokens },
      seconds: (performance.now() - from) / 1000,
    } satisfies ModelCall);
  try {
    const reply = await work();
    tell('ok', reply);
    return reply;
  } catch (error) {
    tell(outcomeOf(error), {});
    throw error;
  }
}

export function onModelCall(hear: (call: ModelCall) => void): void {
  calls.subscribe((message) => hear(message as ModelCall));
}
