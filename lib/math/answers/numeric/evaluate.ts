import { spend } from '../meter.ts';
import { toNumber } from '../rational.ts';
import type { AnswerTree, ConstantName } from '../tree.ts';
import { type Complex, complex, exp, I, over, plus, raise, times, UNDEFINED } from './complex.ts';
import { evaluateCall } from './functions.ts';

export type Point = ReadonlyMap<string, Complex>;

const CONSTANTS: Record<ConstantName, Complex> = {
  pi: complex(Math.PI),
  e: complex(Math.E),
  i: I,
  infinity: complex(Infinity),
};

/** The value of a tree at a point, in double precision; NaN where it has none. */
export function evaluate(tree: AnswerTree, point: Point): Complex {
  spend(0.1);
  switch (tree.kind) {
    case 'number':
      return complex(toNumber(tree.value));
    case 'constant':
      return CONSTANTS[tree.name];
    case 'symbol':
      return point.get(tree.name) ?? UNDEFINED;
    case 'sum':
      return tree.args.reduce((total, arg) => plus(total, evaluate(arg, point)), complex(0));
    case 'product':
      return tree.args.reduce((total, arg) => times(total, evaluate(arg, point)), complex(1));
    case 'quotient':
      return over(evaluate(tree.over, point), evaluate(tree.under, point));
    case 'power':
      return evaluatePower(tree.base, tree.exponent, point);
    case 'call':
      return evaluateCall(
        tree.name,
        tree.args.map((arg) => evaluate(arg, point)),
      );
    case 'percent':
      return over(evaluate(tree.arg, point), complex(100));
    case 'quantity':
      return evaluate(tree.value, point);
    case 'ratio':
      return tree.args.length === 2
        ? over(evaluate(tree.args[0]!, point), evaluate(tree.args[1]!, point))
        : UNDEFINED;
    default:
      return UNDEFINED;
  }
}

/** A rational exponent with an odd denominator takes the real root of a negative base, as school mathematics does. */
function evaluatePower(base: AnswerTree, exponent: AnswerTree, point: Point): Complex {
  const b = evaluate(base, point);
  const p = evaluate(exponent, point);
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
