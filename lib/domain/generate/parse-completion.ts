import { extractAnswer } from '#lib/math/answers/index.ts';

/** What a reply says, or a named reason why it is of no use. */
export type ParsedSolution =
  | { ok: true; solution: string; answer: string; reasoning: string | null }
  | { ok: false; reason: string; message: string };

/** A reply as it can be stored: no U+0000 (PostgreSQL refuses it), no half surrogate pairs, line feeds only. */
export function cleanReply(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replace(/\r\n?/g, '\n').trim();
}

/** Splits off what a reasoning model thought before its answer (`<think> … </think>`). */
export function splitReasoning(reply: string): { reasoning: string | null; text: string } {
  const match = /^\s*<think(?:ing)?>([\s\S]*?)<\/think(?:ing)?>/.exec(reply);
  if (!match) return { reasoning: null, text: reply };
  return { reasoning: match[1]!.trim(), text: reply.slice(match[0].length).trim() };
}

/** A solution that ends in a boxed answer. A reply without one is refused: nobody guesses what it meant. */
export function parseSolution(reply: string): ParsedSolution {
  const { reasoning, text } = splitReasoning(cleanReply(reply));
  if (text === '') return { ok: false, reason: 'empty-reply', message: 'The reply is empty.' };
  const answer = extractAnswer(text, 'boxed')?.answer;
  if (!answer) {
    return {
      ok: false,
      reason: 'no-final-answer',
      message: 'The reply states no final answer in \\boxed{}.',
    };
  }
  return { ok: true, solution: text, answer, reasoning };
}
