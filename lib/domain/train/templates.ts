import type { RunConfig } from './run-config.ts';

type Template = RunConfig['template'];

/** How a problem is put to a model; training and evaluation use the same. */
export const templates = [
  {
    id: 'alpaca',
    title: 'Alpaca (MetaMath)',
    template: {
      kind: 'text',
      prompt:
        'Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n### Instruction:\n{problem}\n\n### Response:',
      response: ' {solution}',
    },
  },
  {
    id: 'vicuna',
    title: 'Vicuna 1.1 (Xwin-Math)',
    template: {
      kind: 'text',
      prompt:
        "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, detailed, and polite answers to the user's questions. USER: {problem} ASSISTANT:",
      response: ' {solution}',
    },
  },
  {
    id: 'plain',
    title: 'Question and answer',
    template: { kind: 'text', prompt: 'Question: {problem}\nAnswer:', response: ' {solution}' },
  },
  { id: 'chat', title: 'Chat template of the base', template: { kind: 'chat', system: null } },
] as const satisfies readonly { id: string; title: string; template: Template }[];

export type TemplateId = (typeof templates)[number]['id'];

export const templateById = (id: TemplateId): Template => {
  const found = templates.find((one) => one.id === id);
  if (!found) throw new Error(`There is no template "${id}".`);
  return found.template;
};
