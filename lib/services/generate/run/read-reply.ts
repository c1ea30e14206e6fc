import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { CallRow } from '#lib/db/queries/store-results.ts';
import type { Progress, State } from '#lib/domain/generate/method.ts';
import type { ChatReply } from '#lib/llm/client.ts';
import type { Prepared } from './ask.ts';
import { type Arm, attemptMethod, parentOf, type Result, resultOf } from './run.ts';

export const inputOf = (arm: Arm, request: ClaimedRequest, state: State) => ({
  parent: parentOf(request),
  parameters: arm.recipe.parameters,
  state,
});

/** What becomes of a request whose call was answered: its end, or the call that follows. */
export function readReply(
  arm: Arm,
  request: ClaimedRequest,
  { method, state }: Prepared,
  call: CallRow,
  reply: Pick<ChatReply, 'text' | 'finishReason'>,
): Result {
  const input = inputOf(arm, request, state);
  const cut = reply.finishReason === 'length';
  const read = attemptMethod(() =>
    cut ? readCut(method, reply.text, input, request.step) : method.read(reply.text, input, request.step),
  );
  if (cut && !read.ok) {
    const message = `The reply was cut after ${(call.completion_tokens ?? 0).toLocaleString('en-US')} tokens. Allow more tokens.`;
    return resultOf(request, arm, { status: 'failed', reason: 'truncated', message, call });
  }
  if (!read.ok) return withoutResult(arm, request, read, call);
  const step = request.step + 1;
  const next = { method, state: read.state };
  const more = attemptMethod(() => ({
    ok: true as const,
    call: method.call(inputOf(arm, request, read.state), step),
  }));
  if (!more.ok) return withoutResult(arm, request, more, call);
  if (more.call === null) return finish(arm, request, next, call);
  return resultOf(request, arm, { status: 'queued', step, attempts: 0, state: read.state, call });
}

/** Of several samples a cut one is one without an answer, and a reply of an evaluation is kept as it is; anywhere else
 * the request cannot go on without it. */
function readCut(
  method: Prepared['method'],
  text: string,
  input: ReturnType<typeof inputOf>,
  step: number,
): Progress {
  return (
    method.readCut?.(text, input, step) ?? { ok: false, reason: 'truncated', message: 'The reply was cut.' }
  );
}

/** What the request gives when no call is left. */
export function finish(
  arm: Arm,
  request: ClaimedRequest,
  { method, state }: Prepared,
  call: CallRow | null,
): Result {
  const outcome = attemptMethod(() => method.finish(inputOf(arm, request, state)));
  if (!outcome.ok) return withoutResult(arm, request, outcome, call);
  if ('judgement' in outcome)
    return resultOf(request, arm, { status: 'done', call, judgement: outcome.judgement });
  if ('reply' in outcome) return resultOf(request, arm, { status: 'done', call, reply: outcome.reply });
  return resultOf(request, arm, { status: 'done', call, draft: outcome.draft });
}

function withoutResult(
  arm: Arm,
  request: ClaimedRequest,
  { reason, message }: { reason: string; message: string },
  call: CallRow | null,
): Result {
  const status = reason === 'method-error' ? 'failed' : 'refused';
  return resultOf(request, arm, { status, reason, message, call });
}
