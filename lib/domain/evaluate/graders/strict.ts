import { segmentText } from '#lib/math/text/money-or-math.ts';
import type { Grade, Grader, Reference } from '../grader.ts';
import { stripString } from './strip-string.ts';
import { noReference, ruled, unparseable } from './verdicts.ts';

const PHRASE = 'The answer is: ';
const WHOLE = /^-?\d{1,15}$/;

/**
 * The evaluation of MetaMath (Yu et al. 2023, arXiv 2309.12284, `eval_math.py` and `eval_gsm8k.py`), which Skywork-Math
 * uses: it has two rules, one for each of its benchmarks. Which one holds is decided by the reference alone, so that a
 * mixed benchmark is graded problem by problem: the rule of GSM8K where the answer is a whole number and the problem has no
 * formula, that of MATH everywhere else. In MATH the rule of GSM8K would take `2\sqrt3` for 2.
 */
export const strict: Grader = {
  id: 'strict',
  version: 1,
  title: 'Strict',
  description:
    'MetaMath’s evaluation: only what follows the last “The answer is: ”. Word problems with a whole number: the first ' +
    'number there, rounded. Others: the text to the end of the sentence, equal as written after strip_string. Lets ' +
    'through 3.4 for 3. Misses 24% for 0.24, another order, an unreduced sum, \\text{odd} for odd, “x = … = 24.01”, remarks ' +
    'behind the answer, and every other way to announce it.',
  grade({ text }, reference) {
    if (reference.answer === null) return noReference;
    const at = text.lastIndexOf(PHRASE);
    if (at < 0) return unparseable('The reply nowhere says “The answer is: ”.');
    const said = text.slice(at + PHRASE.length);
    const answer = reference.answer.trim();
    return isWordProblem(reference) ? asNumber(said, answer) : asText(said, answer);
  },
};

const wholeNumber = (answer: string) => answer.trim().replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

function isWordProblem({ problem, answer, answerType }: Reference): boolean {
  if (answerType !== 'integer' || !WHOLE.test(wholeNumber(answer!))) return false;
  return segmentText(problem).every(({ kind }) => kind === 'text' || kind === 'code');
}

/** The first number of what was said, rounded to a whole one (half to even, as Python rounds). */
function asNumber(said: string, answer: string): Grade {
  const [found] = /[-+]?\d*[.,/]?\d+/.exec(said) ?? [];
  if (found === undefined) return unparseable('No number follows “The answer is: ”.');
  const value = numberOf(found);
  if (value === null) return unparseable(`“${found}” is no number.`);
  const rounded = halfToEven(value);
  return ruled(rounded === Number(wholeNumber(answer)), found, answer, `rounded to ${rounded}`);
}

function numberOf(found: string): number | null {
  const [over, under] = found.replaceAll(',', '').split('/');
  if (over === '' || over === '+' || over === '-') return null;
  const value = under === undefined || under === '0' ? Number(over) : Number(over) / Number(under);
  return Number.isFinite(value) ? value : null;
}

function halfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** What was said up to the end of its sentence, equal to the answer as it is written. */
function asText(said: string, answer: string): Grade {
  const end = said.indexOf('.\n');
  const sentence = (end < 0 ? said : said.slice(0, end)).trim();
  const found = (sentence.endsWith('.') ? sentence.slice(0, -1) : sentence).trim();
  if (found === '') return unparseable('Nothing follows “The answer is: ”.');
  return ruled(stripString(found) === stripString(answer), found, answer, 'as written');
}
