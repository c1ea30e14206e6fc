import type { Cell } from './format.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The problem with its choices below, one a line; choices that carry no letter get one. */
export function withChoices(problem: Cell, options: unknown): Cell {
  const lines = choiceLines(options);
  if (lines.length === 0 || typeof problem.value !== 'string') return problem;
  return { column: problem.column, value: `${problem.value}\n\n${lines.join('\n')}` };
}

function choiceLines(options: unknown): string[] {
  const texts = typeof options === 'string' ? splitChoices(options) : Array.isArray(options) ? options : [];
  if (texts.length > LETTERS.length || !texts.every((text) => typeof text === 'string')) return [];
  return texts.map((text, i) => {
    const bare = text.trim();
    const own = /^\(?([a-z])\s?\)\s*/i.exec(bare);
    return own ? `(${own[1]!.toUpperCase()}) ${bare.slice(own[0].length)}` : `(${LETTERS[i]}) ${bare}`;
  });
}

/** MathQA writes its five choices in one text: `a ) 38 , b ) 27 , …`. */
function splitChoices(text: string): string[] {
  return text.slice(0, 4_000).split(/\s?,\s?(?=[a-z] ?\))/i);
}
