import type { Call, JudgeMethod, ModelMethod, Parent, State } from '#lib/domain/generate/method.ts';
import { resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { type Message, renderTemplate } from '#lib/domain/generate/template.ts';
import { seededRandom } from '#lib/math/random.ts';

export const parentOf = (problem: string, answer: string | null, solution: string | null = null): Parent => ({
  problem,
  answer,
  solution,
  subject: null,
  level: null,
});

/** A method over one problem, as the engine drives it: the state goes through JSON between two calls. */
export function chain<M extends ModelMethod | JudgeMethod>(
  method: M,
  parent: Parent,
  replies: readonly string[] | ((messages: Message[], step: number) => string),
  { parameters = {}, randomSeed = 'a' }: { parameters?: Record<string, unknown>; randomSeed?: string } = {},
) {
  const resolved = resolveParameters(method, parameters);
  const calls: (Call & { messages: Message[] })[] = [];
  const begun = method.begin?.(parent, resolved, seededRandom(randomSeed)) ?? { ok: true, state: {} };
  if (!begun.ok) return { outcome: begun, calls, state: null };
  let state: State = JSON.parse(JSON.stringify(begun.state));
  for (let step = 0; ; step++) {
    const input = { parent, parameters: resolved, state };
    const call = method.call(input, step);
    if (!call) return { outcome: method.finish(input) as ReturnType<M['finish']>, calls, state };
    const template = method.templates.find((one) => one.name === call.template)!;
    const messages = renderTemplate(template.messages, call.values);
    calls.push({ ...call, messages });
    const reply = typeof replies === 'function' ? replies(messages, step) : (replies[step] ?? '');
    const read = method.read(reply, input, step);
    if (!read.ok) return { outcome: read, calls, state };
    state = JSON.parse(JSON.stringify(read.state));
  }
}
