import { segmentText } from '#lib/math/text/money-or-math.ts';
import type { Masked } from './mask-number.ts';
import { splitQuestion } from './split-question.ts';
import { usesLetter } from './variable.ts';

type Refusal = { ok: false; reason: string; message: string };

const countFormulas = (text: string) =>
  segmentText(text).filter(({ kind }) => kind === 'inline-math' || kind === 'display-math').length;

/** Text with formulas between dollars, or between `\(` and `\)` where the dollars would pair with others. */
function typeset(context: string, parts: readonly (string | { tex: string })[]): string {
  const write = (open: string, close: string) =>
    parts.map((part) => (typeof part === 'string' ? part : `${open}${part.tex}${close}`)).join('');
  const added = parts.filter((part) => typeof part !== 'string').length;
  const plain = write('$', '$');
  return countFormulas(plain) === countFormulas(context) + added ? plain : write('\\(', '\\)');
}

/** An answer as it can stand in a sentence: words stay words, everything else is a formula. */
function stated(answer: string): string | { tex: string } {
  const plain = answer.trim();
  const isProse = /^[\p{L}][\p{L}\s,'-]+$/u.test(plain) || countFormulas(plain) > 0;
  return isProse ? plain : { tex: plain };
}

/**
 * The backward question of FOBAR (Jiang et al. 2023, arXiv 2308.07758), in words of our own: the masked problem, its
 * known answer, and the hidden number asked for. The masked problem keeps its own question.
 */
export function fobarQuestion({ masked, variable }: Masked, answer: string): string {
  return typeset(masked, [
    `${masked.trimEnd()}\n\nThe answer to this question is known: it is `,
    stated(answer),
    '. Which value does the unknown ',
    { tex: variable },
    ' have?',
  ]);
}

/** What a model turns into one declarative sentence: the question that is asked after masking, and the answer. */
export function questionToDeclare({ masked }: Masked): string {
  return splitQuestion(masked)?.question ?? masked.trim();
}

/**
 * The backward question of self-verification (Weng et al. 2023, arXiv 2212.09561): the masked statement, the question
 * turned into a statement with the answer in it (`declarative`, written by a model), and the hidden number asked for.
 * Refused where the sentence still asks, does not give the answer, or lost an unknown that stood in the question.
 */
export function selfVerificationQuestion(
  problem: Masked,
  declarative: string,
  answer: string,
): { ok: true; problem: string } | Refusal {
  const sentence = declarative.trim();
  const parts = splitQuestion(problem.masked);
  const fault = declarativeFault(sentence, problem, parts?.question ?? '', answer);
  if (fault) return fault;
  const given = parts?.statement ? `${parts.statement} ` : '';
  const end = /[.!]["'”)$\]]*$|\\\]$/.test(sentence) ? sentence : `${sentence}.`;
  const text = typeset(`${given}${end}`, [
    `${given}${end} What is the value of the unknown `,
    { tex: problem.variable },
    '?',
  ]);
  return { ok: true, problem: text };
}

function declarativeFault(
  sentence: string,
  { variable }: Masked,
  question: string,
  answer: string,
): Refusal | null {
  const refuse = (reason: string, message: string): Refusal => ({ ok: false, reason, message });
  if (sentence === '') return refuse('empty-statement', 'The reply holds no statement.');
  if (/\?/.test(sentence)) return refuse('still-a-question', 'The statement still asks something.');
  if (/\n\s*\n/.test(sentence)) return refuse('not-one-statement', 'The reply is more than one statement.');
  if (!statesAnswer(sentence, answer)) {
    return refuse('answer-missing', `The statement does not give the answer ${answer}.`);
  }
  if (usesLetter(question, variable) && !usesLetter(sentence, variable)) {
    return refuse('unknown-missing', `The statement lost the unknown ${variable}, which its question had.`);
  }
  return null;
}

const squeezed = (text: string) =>
  text
    .replace(/\\[dt]frac/g, '\\frac')
    .replace(/\{,\}|,\\!/g, ',')
    .replace(/\\(?:left|right|text|mbox|[,;:! ])|[\s{}$]|(?<=\d),(?=\d{3})/g, '')
    .toLowerCase();

/** Whether the answer stands in the sentence, on its own and not inside a longer number or word. */
function statesAnswer(sentence: string, answer: string): boolean {
  const [text, wanted] = [squeezed(sentence), squeezed(answer)];
  if (wanted === '') return false;
  const isDigits = /^[\d.]+$/.test(wanted);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text.slice(at + wanted.length)];
    if (!isDigits || (!/[\d.]/.test(before) && !/^(?:\d|\.\d)/.test(after))) return true;
  }
  return false;
}
