import { spend } from '../meter.ts';
import { toNumber } from '../rational.ts';
import type { AnswerTree, ConstantName } from '../tree.ts';
import { type Complex, complex, exp, I, isReal, over, plus, raise, times, UNDEFINED } from './complex.ts';
import { evaluateCall } from './functions.ts';

export type Point = ReadonlyMap<string, Complex>;

const CONSTANTS: Record<ConstantName, Complex> = {
  pi: complex(Math.PI),
  e: complex(Math.E),
  i: I,
  infinity: complex(Infinity),
};

/** With `real`, a value that is not real counts as none. */
const within = (value: Complex, real: boolean) => (real && !isReal(value) ? UNDEFINED : value);

/**
 * The value of a tree at a point, in double precision; NaN where it has none. With `real`, no part of the tree may leave
 * the real numbers.
 */
export function evaluate(tree: AnswerTree, point: Point, real = false): Complex {
  spend(0.1);
  switch (tree.kind) {
    case 'number':
      return complex(toNumber(tree.value));
    case 'constant':
      return CONSTANTS[tree.name];
    case 'symbol':
      return point.get(tree.name) ?? UNDEFINED;
    case 'sum':
      return tree.args.reduce((total, arg) => plus(total, evaluate(arg, point, real)), complex(0));
    case 'product':
      return tree.args.reduce((total, arg) => times(total, evaluate(arg, point, real)), complex(1));
    case 'quotient':
      return over(evaluate(tree.over, point, real), evaluate(tree.under, point, real));
    case 'power':
      return within(evaluatePower(tree.base, tree.exponent, point, real), real);
    case 'call':
      return within(
        evaluateCall(
          tree.name,
          tree.args.map((arg) => evaluate(arg, point, real)),
        ),
        real,
      );
    case 'percent':
      return over(evaluate(tree.arg, point, real), complex(100));
    case 'quantity':
      return evaluate(tree.value, point, real);
    case 'ratio':
      return tree.args.length === 2
        ? over(evaluate(tree.args[0]!, point, real), evaluate(tree.args[1]!, point, real))
        : UNDEFINED;
    default:
      return UNDEFINED;
  }
}

/** A rational exponent with an odd denominator takes the real root of a negative base, as school mathematics does. */
function evaluatePower(base: AnswerTree, exponent: AnswerTree, point: Point, real: boolean): Complex {
  const b = evaluate(base, point, real);
  const p = evaluate(exponent, point, real);
  const fraction = fractionOf(exponent);
  if (fraction && b.im === 0 && b.re < 0 && p.im === 0) return realPower(b.re, fraction.n, fraction.d, p.re);
  if (base.kind === 'constant' && base.name === 'e') return exp(p);
  return raise(b, p);
}

function realPower(base: number, n: bigint, d: bigint, power: number): Complex {
  if (d % 2n === 0n || d === 1n) return raise(complex(base), complex(power));
  const size = (-base) ** power;
  return complex(n % 2n === 0n ? size : -size);
}

function fractionOf(tree: AnswerTree): { n: bigint; d: bigint } | null {
  if (tree.kind === 'number') return tree.value.d === 1n ? null : tree.value;
  if (tree.kind === 'product' && tree.args.length === 2) {
    const inner = fractionOf(tree.args[1]!);
    return inner && tree.args[0]!.kind === 'number' && tree.args[0].value.n === -1n
      ? { n: -inner.n, d: inner.d }
      : null;
  }
  if (tree.kind !== 'quotient' || tree.over.kind !== 'number' || tree.under.kind !== 'number') return null;
  const { over: a, under: b } = tree;
  return a.value.d === 1n && b.value.d === 1n && b.value.n > 1n ? { n: a.value.n, d: b.value.n } : null;
}
