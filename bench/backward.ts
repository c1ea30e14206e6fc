/**
 * How many problems of real files have a number that a backward question can ask for, beside MetaMath's token rule:
 *
 *   node bench/backward.ts [--math PATH] [--gsm8k PATH] [--json]
 *
 * `--math`: a JSON array or lines with `problem` and `answer`; `--gsm8k`: lines with `question` and `answer`. Every
 * place is masked, and every masked text is parsed again: a formula that no longer parses counts as broken.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  backwardPlaces,
  chooseVariable,
  maskableNumbers,
  maskNumber,
} from '#lib/domain/generate/backward/index.ts';
import { compareAnswers, parseAnswer } from '#lib/math/answers/index.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { findTexErrors } from '#lib/math/text/tex-errors.ts';
import { metaMathTokens } from '#test/support/metamath-token-rule.ts';

type Row = { problem: string; answer: string };
type Source = { name: string; path: string; words: boolean };

function readRows(path: string): Row[] {
  const content = readFileSync(path, 'utf8').trim();
  const rows: Record<string, unknown>[] = content.startsWith('[')
    ? JSON.parse(content)
    : content.split('\n').map((line) => JSON.parse(line));
  return rows.map((row) => ({
    problem: String(row.problem ?? row.question),
    answer: String(row.answer).replace(/^[\s\S]*####\s*/, ''),
  }));
}

/** What is wrong with the masked text of a place; null where nothing is. */
function brokenMask(
  row: Row,
  place: ReturnType<typeof maskableNumbers>[number],
  variable: string,
): string | null {
  const { masked, value } = maskNumber(row.problem, place, variable);
  if ('error' in parseAnswer(value)) return `unreadable value ${value}`;
  if (compareAnswers(value, value).verdict !== 'equal') return `value ${value} is not itself`;
  if (findTexErrors(masked).length > findTexErrors(row.problem).length) return 'formula no longer parses';
  const formulas = (text: string) => segmentText(text).filter(({ kind }) => kind !== 'text').length;
  const added = place.where === 'prose' ? 1 : 0;
  return formulas(masked) === formulas(row.problem) + added ? null : 'formulas changed';
}

function measure({ name, path, words }: Source) {
  const rows = readRows(path);
  const counts = { reached: 0, questions: 0, good: 0, tokenReached: 0, tokenQuestions: 0, noVariable: 0 };
  const started = performance.now();
  const places = rows.map(({ problem }) => maskableNumbers(problem));
  const perSecond = (1000 * rows.length) / (performance.now() - started);
  const broken: Record<string, number> = {};
  for (const [i, row] of rows.entries()) {
    const found = places[i]!;
    counts.questions += found.length;
    if (found.length > 0) counts.reached++;
    counts.good += backwardPlaces(row.problem, row.answer).length;
    const tokens = metaMathTokens(row.problem, { words });
    counts.tokenQuestions += tokens;
    if (tokens > 0) counts.tokenReached++;
    const variable = chooseVariable(row.problem);
    if (variable === null) counts.noVariable++;
    else {
      for (const place of found) {
        const fault = brokenMask(row, place, variable);
        if (fault) broken[fault] = (broken[fault] ?? 0) + 1;
      }
    }
  }
  return { file: name, problems: rows.length, ...counts, problemsPerSecond: Math.round(perSecond), broken };
}

const { values } = parseArgs({
  options: { math: { type: 'string' }, gsm8k: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const sources: Source[] = [
  ...(values.math ? [{ name: 'MATH', path: values.math, words: false }] : []),
  ...(values.gsm8k ? [{ name: 'GSM8K', path: values.gsm8k, words: true }] : []),
];
if (sources.length === 0) {
  console.error('Give at least one of --math PATH, --gsm8k PATH.');
  process.exit(2);
}
const report = sources.map(measure);
if (values.json) console.log(JSON.stringify(report, null, 2));
else {
  for (const { file, problems, reached, questions, good, tokenReached, tokenQuestions, ...rest } of report) {
    const share = (count: number) =>
      `${count.toLocaleString('en-US')} (${((100 * count) / problems).toFixed(1)} %)`;
    console.log(`${file}: ${problems.toLocaleString('en-US')} problems, ${rest.problemsPerSecond}/s`);
    console.log(`  with a maskable number   ${share(reached)}; by the token rule ${share(tokenReached)}`);
    console.log(`  backward questions       ${questions}; by the token rule ${tokenQuestions}`);
    console.log(`  hidden nowhere else, not the answer  ${good}`);
    console.log(`  no letter free           ${rest.noVariable}`);
    console.log(`  broken when masked       ${JSON.stringify(rest.broken)}`);
  }
}
process.exitCode = report.some(
  ({ broken, reached, tokenReached }) => Object.keys(broken).length > 0 || reached < tokenReached,
)
  ? 1
  : 0;
