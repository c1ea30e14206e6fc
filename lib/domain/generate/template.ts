import { z } from 'zod';
import { invalid } from '../errors.ts';
import { Sampling } from './sampling.ts';

export const Message = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().min(1).max(100_000),
});
export type Message = z.infer<typeof Message>;

/** The text of a prompt: messages in which `{{name}}` stands for a value. */
export const TemplateMessages = z.array(Message).min(1).max(100);

/** A prompt that comes with a method. A team may write versions of its own beside it; none is changed in place. */
export type BuiltInTemplate = {
  /** The name in the method, recipes and links. */
  name: string;
  title: string;
  /** One sentence: what a good reply to it is. */
  purpose: string;
  /** Raised with every change of the text. */
  version: number;
  /** What may stand between double braces, with what it is. */
  variables: Readonly<Record<string, string>>;
  /** Variables and markers that a copy must keep, or its replies could not be read. */
  required: readonly string[];
  messages: readonly Message[];
};

/** Two letters at least: `{{x}}` is LaTeX. */
const variable = /\{\{\s*([a-z][a-zA-Z]+)\s*\}\}/g;

/** The names between double braces, in the order of their first use. */
export function variablesOf(messages: readonly Message[]): string[] {
  const names = messages.flatMap((one) => [...one.content.matchAll(variable)].map((match) => match[1]!));
  return [...new Set(names)];
}

/** Puts values in for variables; what a value holds is never read as a variable. INVALID for a name without a value. */
export function renderTemplate(
  messages: readonly Message[],
  values: Readonly<Record<string, string>>,
): Message[] {
  return messages.map(({ role, content }) => ({
    role,
    content: content.replaceAll(variable, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined)
        throw invalid(`The template uses {{${name}}}, which this method does not give.`);
      return value;
    }),
  }));
}

/** What is wrong with a team's copy of a template, a line each; empty when it can be used. */
export function templateFaults(template: BuiltInTemplate, messages: readonly Message[]): string[] {
  const names = Object.keys(template.variables);
  const unknown = variablesOf(messages)
    .filter((name) => !names.includes(name))
    .map(
      (name) => `{{${name}}} is not known here. There are ${names.map((one) => `{{${one}}}`).join(', ')}.`,
    );
  const text = messages.map((one) => one.content).join('\n');
  const missing = template.required
    .filter((part) => (names.includes(part) ? !variablesOf(messages).includes(part) : !text.includes(part)))
    .map((part) =>
      names.includes(part)
        ? `{{${part}}} is missing: without it the model does not see it.`
        : `"${part}" is missing: replies are read by it.`,
    );
  const last = messages.at(-1)?.role === 'user' ? [] : ["The last message must be the user's."];
  return [...unknown, ...missing, ...last];
}

const Name = z.string().min(1).max(100);

/** Which template of which method. */
export const TemplateRef = z.object({
  method: Name.describe('The id of the method'),
  name: Name.describe('The name of the template in the method'),
});

/** A new version of a team's template. */
export const TemplateEdit = TemplateRef.extend({
  messages: TemplateMessages.describe('[{ role, content }], with {{variables}}'),
  note: z.string().trim().max(500).default('').describe('What this version changes'),
});

/** A template over a real seed: nothing is sent. */
export const TemplatePreview = TemplateRef.extend({
  messages: TemplateMessages.optional().describe('The text to look at; left out, the built-in one'),
  seed: z.uuid().describe('The seed'),
  parameters: z.record(z.string(), z.unknown()).default({}).describe('Parameters of the method'),
  randomSeed: z.coerce.number().int().min(0).default(0).describe('For what the method draws'),
});

/** A method on one seed for real: the calls are made and paid, nothing is stored as a variant. */
export const TemplateTrial = TemplatePreview.extend({
  model: z.uuid().describe('The model that is asked'),
  ...Sampling.shape,
});
