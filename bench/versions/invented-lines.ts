import { seededRandom } from '#lib/math/random.ts';
import { inventPair } from '../near-duplicates/invented-problems.ts';

const seeds = 7500;
const methods = ['MATH_AnsAug', 'MATH_Rephrased', 'MATH_SV', 'MATH_FOBAR'];

/** Variants of 7,500 invented seeds, of about 300 characters of problem and 800 of solution. */
export function* inventedLines(rows: number): Generator<string> {
  const random = seededRandom('versions');
  const originals = Array.from({ length: Math.min(seeds, rows) }, () => inventPair(random).problem);
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let at = from; at < Math.min(rows, from + 1000); at++) {
      const [one, two] = [inventPair(random), inventPair(random)];
      const answer = Math.floor(random() * 1000);
      const query = `${one.problem} (${at})`;
      const steps = `${one.solution} ${two.solution}`;
      const response = `${steps.slice(0, steps.lastIndexOf(' ', 790))} The answer is: ${answer}`;
      const type = methods[at % methods.length];
      text += `${JSON.stringify({ query, response, type, original_question: originals[at % originals.length] })}\n`;
    }
    yield text;
  }
}
