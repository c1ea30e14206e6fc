import { extractAnswer } from '#lib/math/answers/index.ts';

/** What a reply says, or a named reason why it is of no use. */
export type ParsedSolution =
  | { ok: true; solution: string; answer: string; reasoning: string | null }
  | { ok: false; reason: string; message: string };

/** A reply as it can be stored: no U+0000 (PostgreSQL refuses it), no half surrogate pairs, line feeds only. */
export function cleanReply(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replace(/\r\n?/g, '\n').trim();
}

const OPENING = /^\s*(?:<(think|thinking|thought|reasoning)>|\[(THINK)\])/;
/** Chat templates that open the thinking themselves leave only its end in the reply. */
const CLOSING = /<\/think(?:ing)?>/;

/**
 * Splits off what a reasoning model thought before its answer: `<think> … </think>`, `[THINK] … [/THINK]`, or all that
 * stands before a lone `</think>`. Thinking that is not closed stays in the text.
 */
export function splitReasoning(reply: string): { reasoning: string | null; text: string } {
  const opening = OPENING.exec(reply);
  const end = opening ? closingAfter(reply, opening) : CLOSING.exec(reply);
  if (!end) return { reasoning: null, text: reply };
  return {
    reasoning: reply.slice(opening?.[0].length ?? 0, end.index).trim(),
    text: reply.slice(end.index + end[0].length).trim(),
  };
}

function closingAfter(reply: string, opening: RegExpExecArray): { 0: string; index: number } | null {
  const [from, name, bracket] = opening;
  const endings = bracket
    ? ['[/THINK]']
    : name!.startsWith('think')
      ? ['</think>', '</thinking>']
      : [`</${name}>`];
  const found = endings
    .map((ending) => ({ 0: ending, index: reply.indexOf(ending, from.length) }))
    .filter(({ index }) => index >= 0);
  return found.sort((one, other) => one.index - other.index)[0] ?? null;
}

/** Whether a text from `splitReasoning` is thinking that was never closed. */
export const isUnfinishedReasoning = (text: string): boolean => OPENING.test(text);

/** A solution that ends in a boxed answer. A reply without one is refused: nobody guesses what it meant. */
export function parseSolution(reply: string): ParsedSolution {
  const { reasoning, text } = splitReasoning(cleanReply(reply));
  if (text === '') {
    const message =
      'The reply is empty. Allow more tokens if the model thinks first, or look at its settings.';
    return { ok: false, reason: 'empty-reply', message };
  }
  if (isUnfinishedReasoning(text)) {
    const message = 'The reply ends before its reasoning does. Allow more tokens.';
    return { ok: false, reason: 'unfinished-reasoning', message };
  }
  const answer = extractAnswer(text, 'boxed')?.answer;
  if (!answer) {
    const message = 'The reply states no final answer in \\boxed{}. See whether the template asks for it.';
    return { ok: false, reason: 'no-final-answer', message };
  }
  return { ok: true, solution: text, answer, reasoning };
}
