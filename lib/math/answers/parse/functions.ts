import { type AnswerTree, call, integer, product } from '../tree.ts';
import { bracketed, group, setBrace } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { exponent, power } from './expression.ts';
import { operand } from './operand.ts';

const TRIGONOMETRIC = new Set(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);
const HYPERBOLIC = new Set(['sinh', 'cosh', 'tanh', 'coth', 'sech', 'csch']);
const MANY = new Set(['max', 'min', 'gcd', 'lcm', 'binom', 'permutations', 'log']);

/** A function with what stands on it: an index (`\log_2`), an exponent (`\sin^2`), and its argument. */
export function functionCall(c: Cursor, name: string): AnswerTree {
  let base: AnswerTree | null = null;
  let raised: AnswerTree | null = null;
  for (;;) {
    if (c.take('_')) base = operand(c);
    else if (c.take('^')) raised = exponent(c);
    else break;
  }
  const args = argumentsOf(c, name);
  return withExponent(name, apply(name, base, args), args, raised);
}

function withExponent(
  name: string,
  value: AnswerTree,
  args: readonly AnswerTree[],
  raised: AnswerTree | null,
): AnswerTree {
  if (!raised) return value;
  const inverse = raised.kind === 'number' && raised.value.n === -1n && raised.value.d === 1n;
  if (inverse && TRIGONOMETRIC.has(name)) return call(`arc${name}`, ...args);
  if (inverse && HYPERBOLIC.has(name)) return call(`ar${name}`, ...args);
  return { kind: 'power', base: value, exponent: raised };
}

function apply(name: string, base: AnswerTree | null, args: readonly AnswerTree[]): AnswerTree {
  const first = args[0]!;
  if (name === 'log' || name === 'lg') return call('log', first, base ?? args[1] ?? integer(10));
  if (name === 'ln') return call('ln', first);
  if (name === 'exp') return { kind: 'power', base: { kind: 'constant', name: 'e' }, exponent: first };
  if (name === 'cbrt') return call('root', first, integer(3));
  if (TRIGONOMETRIC.has(name)) return call(name, inRadians(first));
  return call(name, ...args);
}

/** An angle in degrees under a trigonometric function is read in radians. */
function inRadians(tree: AnswerTree): AnswerTree {
  if (tree.kind !== 'quantity' || tree.unit !== 'degrees') return tree;
  return {
    kind: 'quotient',
    over: product(tree.value, { kind: 'constant', name: 'pi' }),
    under: integer(180),
  };
}

function argumentsOf(c: Cursor, name: string): readonly AnswerTree[] {
  const mark = c.mark();
  if (mark === '(' || mark === '[' || mark === '{' || mark === '{{') {
    const inside = mark === '{' ? setBrace(c) : mark === '{{' ? group(c) : bracketed(c);
    const args =
      inside.kind === 'interval' && inside.lowClosed !== inside.highClosed ? [] : spread(inside, name);
    return args.length ? args : c.fail('a function without an argument');
  }
  return [implicitArgument(c, name)];
}

function spread(inside: AnswerTree, name: string): readonly AnswerTree[] {
  if (inside.kind === 'tuple' || inside.kind === 'list') return inside.items;
  if (inside.kind === 'set') return inside.items.length ? inside.items : [inside];
  if (inside.kind === 'interval' && MANY.has(name)) return [inside.low, inside.high];
  return [inside];
}

/** The factors after a function without brackets: `\ln xy`, `\sin 2\pi x`; it ends at a function, a bracket or a sign. */
function implicitArgument(c: Cursor, name: string): AnswerTree {
  if (c.take('-')) return product(integer(-1), implicitArgument(c, name));
  const factors = [power(c)];
  while (name !== 'sqrt' && continues(c)) factors.push(power(c));
  return product(...factors);
}

function continues(c: Cursor): boolean {
  const token = c.peek();
  if (token?.type === 'symbol' || (token?.type === 'number' && c.peek(-1)?.type !== 'number')) return true;
  return token?.type === 'command' && (token.name === 'frac' || token.name === 'sqrt');
}
