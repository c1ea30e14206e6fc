import type { Grade, Grader, ReplyText } from '../grader.ts';
import { lastBox } from './boxed.ts';
import { lastNumberIn, type Reading, readNumber } from './read-number.ts';
import { stripString } from './strip-string.ts';
import { noReference, ruled, shown, unparseable } from './verdicts.ts';

/** Numbers are the same within this part of the reference. */
const TOLERANCE = 1e-6;
const LONGEST_SAID = 400;

/** An answer as it stands in a reply, and the form in which it was given. */
type Said = { text: string; form: string; at: number };

/** In the manner of the flexible extraction of lm-evaluation-harness, with the forms that other graders read as well. */
export const flexible: Grader = {
  id: 'flexible',
  version: 1,
  title: 'Flexible',
  description:
    'Whichever comes last of \\boxed{…}, “answer is” and “####”, else the last number of the reply; compared as numbers ' +
    'to six digits, and as written where there is no number. Lets through a number that only happens to be last, 24 and ' +
    '0.24 for 24%, wrong units, and a rounding beyond the sixth digit. Misses equal values that are no plain numbers or ' +
    'fractions (roots, sums, sets in another order).',
  grade(reply, reference) {
    if (reference.answer === null) return noReference;
    const answer = reference.answer.trim();
    const gold = readNumber(answer);
    const said = lastSaid(reply.text);
    if (said) return compared(said.text, answer, gold, said.form);
    return byLastNumber(reply, answer, gold);
  },
};

function byLastNumber({ text, truncated }: ReplyText, answer: string, gold: Reading | null): Grade {
  if (truncated) return unparseable('The reply is cut off before it announces an answer.');
  const last = gold && lastNumberIn(text);
  if (!last) return unparseable('The reply announces no answer and ends in no number.');
  return compared(last, answer, gold, 'the last number');
}

function compared(found: string, answer: string, gold: Reading | null, form: string): Grade {
  const read = gold && readNumber(found);
  if (!gold || !read) {
    const plain = (text: string) => stripString(text.replace(/^\$+|\$+$/g, '').replace(WORDS, '$1')).trim();
    return ruled(plain(found) === plain(answer), found, answer, `${form}; as written`);
  }
  const isRight = read.values.some((value) => gold.values.some((other) => near(value, other)));
  return ruled(isRight, shown(found), answer, `${form}; as numbers`);
}

const WORDS = /\\(?:text|textbf|mathrm|mbox)\s*\{([^{}]*)\}/g;

const near = (value: number, gold: number) =>
  Math.abs(value - gold) <= TOLERANCE * Math.max(1, Math.abs(gold));

/** The announced answer that comes last. */
function lastSaid(text: string): Said | null {
  return [inBox(text), inSentence(text), afterHashes(text)]
    .filter((said) => said !== null)
    .reduce<Said | null>((last, said) => (!last || said.at > last.at ? said : last), null);
}

function inBox(text: string): Said | null {
  const inside = lastBox(text)?.trim();
  const at = Math.max(text.lastIndexOf('\\boxed'), text.lastIndexOf('\\fbox'));
  return inside ? { text: inside, form: 'in a box', at } : null;
}

function afterHashes(text: string): Said | null {
  const at = text.lastIndexOf('####');
  const line =
    at < 0
      ? ''
      : text
          .slice(at + 4, at + LONGEST_SAID)
          .split('\n')[0]!
          .trim();
  return line ? { text: line, form: 'after ####', at } : null;
}

const ANNOUNCED = /\b(?:answer|result) (?:is|would be|should be)\b|\banswer:/gi;

/** What follows the last "answer is" in its sentence. */
function inSentence(text: string): Said | null {
  const last = [...text.matchAll(ANNOUNCED)].at(-1);
  if (!last) return null;
  const at = last.index + last[0].length;
  const rest = text.slice(at, at + LONGEST_SAID).replace(/^[\s:*“”"]+/, '');
  const end = rest.search(/\.(?:\s|$)|\n/);
  const said = (end < 0 ? rest : rest.slice(0, end)).replace(/[\s*“”".]+$/, '');
  return said ? { text: said, form: 'after “answer is”', at } : null;
}
