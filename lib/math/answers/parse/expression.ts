import { type AnswerTree, negate, product, sum } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { operand } from './operand.ts';
import { postfix } from './postfix.ts';
import { bracketedWords } from './remarks.ts';

/** A set of one element that is multiplied or added is a bracket around that element. */
const unbrace = (tree: AnswerTree): AnswerTree =>
  tree.kind === 'set' && tree.items.length === 1 ? tree.items[0]! : tree;

/** Sums of products, with plus, minus, ± and ∓. */
export function additive(c: Cursor): AnswerTree {
  return c.nested(() => {
    let terms = [leading(c)];
    for (;;) {
      const mark = c.mark();
      if (mark === '+' || mark === '-') {
        c.at++;
        const right = unbrace(multiplicative(c));
        const term = mark === '+' ? right : negate(right);
        const first = terms[0]!;
        if (terms.length === 1) terms = first.kind === 'sum' ? [...first.args] : [unbrace(first)];
        terms.push(term);
      } else if (mark === '±' || mark === '∓') {
        c.at++;
        const left = sum(...terms);
        terms = [{ kind: 'plusminus', left, right: multiplicative(c), flipped: mark === '∓' }];
      } else return sum(...terms);
    }
  });
}

function leading(c: Cursor): AnswerTree {
  const mark = c.mark();
  if (mark !== '±' && mark !== '∓') return multiplicative(c);
  c.at++;
  return { kind: 'plusminus', left: null, right: multiplicative(c), flipped: mark === '∓' };
}

/** Products and quotients; a space or nothing between factors multiplies. */
export function multiplicative(c: Cursor): AnswerTree {
  let factors = [signed(c)];
  const multiply = (right: AnswerTree) => {
    const first = factors.length === 1 ? unbrace(factors[0]!) : null;
    if (first) factors = first.kind === 'product' ? [...first.args] : [first];
    factors.push(unbrace(right));
  };
  for (;;) {
    if (c.take('*')) multiply(signed(c));
    else if (c.take('/'))
      factors = [{ kind: 'quotient', over: unbrace(product(...factors)), under: unbrace(signed(c)) }];
    else if (beginsFactor(c)) multiply(power(c));
    else return product(...factors);
  }
}

function signed(c: Cursor): AnswerTree {
  return c.nested(() => {
    if (c.take('-')) return negate(unbrace(signedProduct(c)));
    if (c.take('+')) return signed(c);
    if (c.take('±')) return { kind: 'plusminus', left: null, right: power(c), flipped: false };
    return power(c);
  });
}

/** The minus of `-3 1/2` and of `-2^2` stands before the whole number or power. */
const signedProduct = (c: Cursor) => signed(c);

/** True where the next token can start a factor that is multiplied without a sign. */
export function beginsFactor(c: Cursor): boolean {
  const token = c.peek();
  if (!token) return false;
  if (token.type === 'number') return c.peek(-1)?.type !== 'number';
  if (token.type === 'symbol' || token.type === 'function') return true;
  if (token.type === 'command') return token.name !== 'end' && token.name !== 'mod';
  if (token.type !== 'mark') return false;
  if (token.mark === '|') return opensBar(c);
  if (token.mark === '[' && c.turned > 0) return false;
  if (token.mark === '(' && bracketedWords(c) > 0) return false;
  return '([{{⌊⌈∅'.includes(token.mark) && token.mark !== '';
}

/** Decides whether a bar after a factor opens a new absolute value; see {@link Cursor.bars}. */
function opensBar(c: Cursor): boolean {
  if (c.barDepth === 0) return true;
  const opens = c.bars[c.barsMet] ?? false;
  c.barsMet++;
  return opens;
}

/** An operand with its postfix signs and exponent. */
export function power(c: Cursor): AnswerTree {
  return c.nested(() => {
    const base = postfix(c, operand(c));
    if (!c.take('^')) return base;
    const raised: AnswerTree = { kind: 'power', base: unbrace(base), exponent: exponent(c) };
    return postfix(c, raised);
  });
}

/** What follows `^`: a group, a sign with an operand, or one operand; a chain of `^` groups from the right. */
export function exponent(c: Cursor): AnswerTree {
  return c.nested(() => {
    if (c.take('-')) return negate(exponent(c));
    if (c.take('+')) return exponent(c);
    const value = unbrace(operand(c));
    if (c.mark() === '!') return postfix(c, value);
    return c.take('^') ? { kind: 'power', base: value, exponent: exponent(c) } : value;
  });
}
