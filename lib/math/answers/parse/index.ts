import { ANSWER_LIMIT, Exhausted, metered, spend } from '../meter.ts';
import type { CommaReading } from '../tokenize/numbers.ts';
import { tokenize } from '../tokenize/scan.ts';
import { type Token, Unreadable } from '../tokenize/token.ts';
import type { AnswerTree } from '../tree.ts';
import { arrange } from './arrange.ts';
import { Cursor } from './cursor.ts';
import { isolate } from './isolate.ts';
import { fromWords } from './phrases.ts';
import { items } from './structure.ts';

/** The longest answer that is parsed, in characters. */
export const MAX_ANSWER_LENGTH = 4000;

export type Parsed =
  | { readonly tree: AnswerTree; readonly repairs: readonly string[]; readonly ambiguous: boolean }
  | { readonly error: string };

/**
 * Reads an answer in LaTeX or plain text into a tree. Never throws.
 *
 * @param commas how commas between digits are read; `auto` takes `1,000` for a thousand
 * @returns the tree with the repairs that were needed to read it, or the reason why it cannot be read
 */
export function parseText(text: string, commas: CommaReading = 'auto'): Parsed {
  if (text.length > MAX_ANSWER_LENGTH) return { error: 'too long for an answer' };
  return metered(
    ANSWER_LIMIT,
    () => readText(text, commas),
    () => ({ error: 'too involved for an answer' }),
  );
}

function readText(text: string, commas: CommaReading): Parsed {
  spend(6 + text.length / 20);
  try {
    const { tokens, repairs, ambiguous } = tokenize(isolate(text), commas);
    const words = wordsOnly(tokens);
    if (words !== null) return { tree: fromWords(words), repairs, ambiguous: false };
    return { tree: parseTokens(isolate(text), tokens, repairs), repairs, ambiguous };
  } catch (error) {
    if (error instanceof Exhausted) throw error;
    if (error instanceof Unreadable) return { error: error.message };
    if (error instanceof RangeError) return { error: 'too large to be read' };
    throw error;
  }
}

function wordsOnly(tokens: readonly Token[]): string | null {
  if (!tokens.length) return null;
  const words: string[] = [];
  for (const token of tokens) {
    if (token.type === 'word') words.push(token.text);
    else if (token.type === 'mark' && (token.mark === 'and' || token.mark === 'or')) words.push(token.mark);
    else if (token.type === 'mark' && (token.mark === '-' || token.mark === "'" || token.mark === ','))
      words.push(token.mark);
    else if (token.type === 'symbol' && (isArticle(tokens) || (token.spaced && words.length)))
      words.push(token.name);
    else if (!(token.type === 'mark' && (token.mark === '{{' || token.mark === '}}'))) return null;
  }
  return words.length ? words.join(' ') : null;
}

/** The answer begins with the article "a" before a word. */
const isArticle = ([first, second]: readonly Token[]) =>
  first?.type === 'symbol' && first.name.toLowerCase() === 'a' && second?.type === 'word';

/** Tries the readings of bars until one fits. */
function parseTokens(text: string, tokens: readonly Token[], repairs: string[]): AnswerTree {
  const bars = tokens.filter((token) => token.type === 'mark' && token.mark === '|').length;
  const readings = bars > 3 ? Math.min(2 ** (bars - 2), 32) : 1;
  let failure: unknown;
  for (let reading = 0; reading < readings; reading++) {
    const choice = Array.from({ length: 5 }, (_, bit) => ((reading >> bit) & 1) === 1);
    try {
      return parseOnce(new Cursor(text, tokens, repairs, choice));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

function parseOnce(c: Cursor): AnswerTree {
  const found = items(c);
  while (
    c.mark() === '}}' &&
    c.tokens.slice(c.at).every((token) => token.type === 'mark' && token.mark === '}}')
  ) {
    c.repair('a brace too many');
    c.at++;
  }
  if (c.peek()) c.fail('something follows the answer that does not belong to it');
  if (!found.length) c.fail('nothing to read');
  return arrange(found.length === 1 ? found[0]! : { kind: 'list', items: found });
}
