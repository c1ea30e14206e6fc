/** A solution with GSM8K's last line taken off: `#### 72` states the answer and is no step. */
export type SplitSolution = { steps: string; final: string | null };

/** Splits the last line off where it begins with `####`; `final` is that line up to the answer, the break included. */
export function splitFinalLine(solution: string): SplitSolution {
  const text = solution.trimEnd();
  const at = text.lastIndexOf('\n') + 1;
  const mark = /^####[ \t]*/.exec(text.slice(at));
  if (!mark || at === 0) return { steps: solution, final: null };
  return { steps: text.slice(0, at - 1), final: `\n${mark[0]}` };
}

/** The solution with its last line, which states the new answer. */
export function joinFinalLine({ steps, final }: SplitSolution, answer: string): string {
  return final === null ? steps : `${steps}${final}${answer}`;
}
