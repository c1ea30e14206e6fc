import type { Behave } from './openai-protocol.ts';

/** Every call gets the same reply after the same time: the load of benchmarks. */
const settings = { tokens: 400, afterMs: 50 };

const sentence = 'We add the two numbers and keep the sum. ';
const ending = '\\boxed{5}';
let reply = textOf(settings.tokens);

function textOf(tokens: number): string {
  const length = tokens * 4 - ending.length;
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length) + ending;
}

export const behave: Behave = () => ({ reply, afterMs: settings.afterMs });

/** { tokens, afterMs }, each optional. */
export function configure(value: unknown): void {
  Object.assign(settings, value);
  reply = textOf(settings.tokens);
}
