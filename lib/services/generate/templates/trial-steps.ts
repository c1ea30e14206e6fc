import { invalid } from '#lib/domain/errors.ts';
import type {
  AnyMethod,
  Call,
  JudgeMethod,
  ModelMethod,
  Parent,
  State,
} from '#lib/domain/generate/method.ts';
import type { BuiltInTemplate, Message } from '#lib/domain/generate/template.ts';
import { renderTemplate, templateFaults } from '#lib/domain/generate/template.ts';
import { methodOf } from '../run/method-of.ts';

export type AskingMethod = ModelMethod | JudgeMethod;

/** The method and its template; INVALID for a method without such a template. */
export function templateOf(
  method: string,
  name: string,
): { method: AskingMethod; template: BuiltInTemplate } {
  const found: AnyMethod = methodOf(method);
  const template = found.kind === 'computed' ? undefined : found.templates.find((one) => one.name === name);
  if (found.kind === 'computed' || found.kind === 'evaluation' || !template)
    throw invalid(`name: ${found.title} has no template "${name}".`);
  return { method: found, template };
}

/** INVALID with every fault of a text that is to stand in for a template. */
export function refuseFaults(template: BuiltInTemplate, messages: readonly Message[]): void {
  const faults = templateFaults(template, messages);
  if (faults.length === 0) return;
  throw invalid(
    faults.join(' '),
    faults.map((message) => ({ path: 'messages', message })),
  );
}

/**
 * The first call that uses the template, as far as it can be known without a model: what an earlier reply would give is
 * shown by its variable's name in angle brackets.
 */
export function previewCall(
  method: AskingMethod,
  template: BuiltInTemplate,
  input: { parent: Parent; parameters: Record<string, unknown>; state: State },
): Call {
  const first = method.call(input, 0);
  if (first?.template === template.name) return first;
  const known: Record<string, string | null> = { ...input.parent, level: String(input.parent.level ?? '') };
  const values = Object.keys(template.variables).map((name) => [name, known[name] || `⟨${name}⟩`] as const);
  return { template: template.name, values: Object.fromEntries(values) };
}

/** Messages of a call, by the trial's own text where it is about that template. */
export function messagesFor(
  method: AskingMethod,
  call: Call,
  own: Map<string, readonly Message[]>,
): Message[] {
  const builtIn = method.templates.find((one) => one.name === call.template);
  return renderTemplate(own.get(call.template) ?? builtIn?.messages ?? [], call.values);
}
