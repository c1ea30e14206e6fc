import type { AnyMethod, Parent, State } from '#lib/domain/generate/method.ts';
import type { ArmRecipe } from '#lib/domain/generate/plan.ts';
import { type Message, renderTemplate } from '#lib/domain/generate/template.ts';
import { seededRandom } from '#lib/math/random.ts';

/**
 * The messages of a request's calls as they were sent: made again from the stored templates, the request's random
 * stream and the replies between them. Shorter than `replies` where a template's text was not kept.
 * @param replies the reply to each call, in order; null where there is none
 */
export function replayMessages(
  method: AnyMethod,
  arm: ArmRecipe,
  parent: Parent,
  stream: string,
  replies: readonly (string | null)[],
): Message[][] {
  if (method.kind === 'computed') return [];
  const { parameters } = arm;
  const begun = method.begin?.(parent, parameters, seededRandom(stream)) ?? { ok: true, state: {} };
  if (!begun.ok) return [];
  let state: State = begun.state;
  const sent: Message[][] = [];
  for (const [step, reply] of replies.entries()) {
    const call = method.call({ parent, parameters, state }, step);
    const template = call && arm.templates.find((one) => one.name === call.template);
    if (!call || !template || template.messages.length === 0) return sent;
    sent.push(renderTemplate(template.messages, call.values));
    const read = reply === null ? null : method.read(reply, { parent, parameters, state }, step);
    if (!read?.ok) return sent;
    state = read.state;
  }
  return sent;
}
