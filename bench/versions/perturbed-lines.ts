import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';

type Row = { question: string; answer: string };

/** Draws of a problem in a row: what perturb-numbers has read of it is still there. */
const together = 100;
/** A problem that has fewer new ones among these has few left. */
const fewest = 5;

/** So many different variants by perturb-numbers of the problems of a file of GSM8K ({question, answer} a line). */
export function* perturbedLines(file: string, rows: number): Generator<string> {
  const seeds = readFileSync(file, 'utf8').trim().split('\n').map(readRow);
  const open = new Map(seeds.map((seed, at) => [at, { seed, seen: new Set<string>() }]));
  let made = 0;
  for (let round = 0; made < rows && open.size > 0; round++) {
    for (const [at, { seed, seen }] of open) {
      const before = seen.size;
      for (const { problem: query, solution: response } of drawn(seed, at, round)) {
        const key = createHash('md5').update(query).digest('latin1').slice(0, 8);
        if (seen.has(key)) continue;
        seen.add(key);
        yield `${JSON.stringify({ query, response, type: 'perturb-numbers', original_question: seed.problem })}\n`;
        if (++made === rows) return;
      }
      if (seen.size - before < fewest) open.delete(at);
    }
  }
}

function* drawn(seed: Seed, at: number, round: number) {
  for (let draw = 0; draw < together; draw++) {
    const random = seededRandom(`${at} ${round * together + draw}`);
    const outcome = perturbNumbers(seed, { spread: 2, tries: 4 }, random);
    if (outcome.ok) yield outcome;
    // What is refused once for its text is refused always; a draw without luck may have it the next time.
    else if (outcome.reason !== 'no-plausible-draw') return;
  }
}

type Seed = ReturnType<typeof readRow>;

function readRow(line: string) {
  const { question, answer } = JSON.parse(line) as Row;
  const truth = answer.slice(answer.lastIndexOf('####') + 4).trim();
  return { problem: question, solution: answer, answer: truth };
}
