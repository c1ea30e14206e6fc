import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type {
  Call,
  EvaluationMethod,
  JudgeMethod,
  ModelMethod,
  Progress,
  State,
} from '#lib/domain/generate/method.ts';
import { providerSeed } from '#lib/domain/generate/plan-batch.ts';
import { type Message, renderTemplate } from '#lib/domain/generate/template.ts';
import { LlmError, type Question, type RateLimits } from '#lib/llm/client.ts';
import { seededRandom } from '#lib/math/random.ts';
import { answeredCall } from './call-rows.ts';
import type { Endpoint } from './endpoint.ts';
import { readError } from './read-error.ts';
import { finish, inputOf, readReply } from './read-reply.ts';
import { type Arm, attemptMethod, parentOf, type Result, type Run, resultOf, streamOf } from './run.ts';

export type Asked = {
  result: Result;
  /** Tokens of the reply; null where none came. */
  used: { prompt: number; completion: number } | null;
  /** Why none came; null where one came, or where there was nothing to ask. */
  error: LlmError | null;
  /** What the answer's headers say about the endpoint's limits. */
  limits: RateLimits | null;
};

type Steps = ModelMethod | JudgeMethod | EvaluationMethod;
export type Prepared = { method: Steps; state: State };

/** Makes the next call of a request and says what becomes of the request. */
export async function ask(run: Run, endpoint: Endpoint, request: ClaimedRequest): Promise<Asked> {
  const ready = prepareCall(run, request);
  if ('result' in ready) return { result: ready.result, used: null, error: null, limits: null };
  const { arm, prepared, call } = ready;
  const from = performance.now();
  try {
    const question = questionOf(run, endpoint, request, ready);
    const reply = await run.ctx.llm.chat({ ...endpoint, ...question, signal: run.aborting });
    const row = answeredCall(arm, request, call, reply, performance.now() - from);
    const used = { prompt: row.prompt_tokens ?? 0, completion: row.completion_tokens ?? 0 };
    return { result: readReply(arm, request, prepared, row, reply), used, error: null, limits: reply.limits };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    const milliseconds = performance.now() - from;
    const result = readError(run, arm, request, { call, milliseconds }, error);
    return { result, used: null, error, limits: null };
  }
}

/** The call that comes next in a request. */
export type ReadyCall = { arm: Arm; prepared: Prepared; call: Asking };

/** Makes the next call of a request ready; a result where there is nothing to ask any more. */
export function prepareCall(run: Run, request: ClaimedRequest): ReadyCall | { result: Result } {
  const arm = run.arms.get(request.armId)!;
  const prepared = prepare(run, arm, request);
  if ('result' in prepared) return prepared;
  const { method, state } = prepared;
  const next = attemptMethod(() => ({ ok: true, call: nextCall(method, arm, request, state) }));
  if (!next.ok) return { result: resultOf(request, arm, { status: 'failed', ...next }) };
  if (next.call === null) return { result: finish(arm, request, prepared, null) };
  return { arm, prepared, call: next.call };
}

/** What the model is asked: the same for a live call and for a line of a batch. */
export function questionOf(
  run: Run,
  endpoint: Pick<Endpoint, 'model'>,
  request: ClaimedRequest,
  { arm, call }: ReadyCall,
): Question {
  return {
    model: arm.recipe.model?.model ?? endpoint.model,
    messages: call.messages,
    ...(arm.recipe.sampling ?? {}),
    seed: providerSeed(streamOf(run, arm, request), request.step),
    extraBody: arm.recipe.model?.extraBody,
  };
}

/** The state before this call: stored by the call before, or drawn from the request's random stream. */
function prepare(run: Run, arm: Arm, request: ClaimedRequest): Prepared | { result: Result } {
  const { method } = arm;
  if (method.kind === 'computed') throw new Error(`${method.id} asks no model.`);
  if (request.state) return { method, state: request.state };
  const random = seededRandom(streamOf(run, arm, request));
  const begun = attemptMethod(
    (): Progress =>
      method.begin?.(parentOf(request), arm.recipe.parameters, random) ?? { ok: true, state: {} },
  );
  if (begun.ok) return { method, state: begun.state };
  const { reason, message } = begun;
  const status = reason === 'method-error' ? 'failed' : 'refused';
  return { result: resultOf(request, arm, { status, reason, message }) };
}

export type Asking = { template: string; messages: Message[] };

function nextCall(method: Steps, arm: Arm, request: ClaimedRequest, state: State): Asking | null {
  const call = method.call(inputOf(arm, request, state), request.step);
  return call && { template: call.template, messages: messagesOf(arm, call) };
}

/** The messages of a call, from the template as it was when the batch started. */
function messagesOf({ recipe, method }: Arm, { template, values }: Call): Message[] {
  const resolved = recipe.templates.find((one) => one.name === template);
  if (resolved && resolved.messages.length > 0) return renderTemplate(resolved.messages, values);
  const builtIn = 'templates' in method && method.templates.find((one) => one.name === template);
  if (!builtIn) throw new Error(`The method ${method.id} has no template ${template}.`);
  return renderTemplate(builtIn.messages, values);
}
