import { readFileSync } from 'node:fs';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';

type Row = { question: string; answer: string };

/** Variants by perturb-numbers of the problems of a file of GSM8K ({question, answer} a line), in turn. */
export function* perturbedLines(file: string, rows: number): Generator<string> {
  const seeds = readFileSync(file, 'utf8').trim().split('\n').map(readRow);
  const yielding = new Set(seeds.keys());
  let made = 0;
  for (let draw = 0; made < rows && yielding.size > 0; draw++) {
    for (const at of yielding) {
      if (made === rows) break;
      const outcome = perturbNumbers(seeds[at]!, { spread: 0.5, tries: 4 }, seededRandom(`${at} ${draw}`));
      if (!outcome.ok) {
        // What is refused once for its text is refused always; a draw without luck may have it the next time.
        if (outcome.reason !== 'no-plausible-draw') yielding.delete(at);
        continue;
      }
      made++;
      const { problem: query, solution: response } = outcome;
      const original_question = seeds[at]!.problem;
      yield `${JSON.stringify({ query, response, type: 'perturb-numbers', original_question })}\n`;
    }
  }
}

function readRow(line: string) {
  const { question, answer } = JSON.parse(line) as Row;
  const truth = answer.slice(answer.lastIndexOf('####') + 4).trim();
  return { problem: question, solution: answer, answer: truth };
}
