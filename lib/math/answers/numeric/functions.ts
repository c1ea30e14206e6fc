import {
  type Complex,
  complex,
  cos,
  exp,
  I,
  isReal,
  ln,
  magnitude,
  minus,
  over,
  plus,
  raise,
  sin,
  sqrt,
  times,
  UNDEFINED,
} from './complex.ts';
import { gamma } from './gamma.ts';

type Fn = (...args: Complex[]) => Complex;
const ONE = complex(1);
const HALF = complex(0.5);
const inverse = (z: Complex) => over(ONE, z);
const real =
  (fn: (...args: number[]) => number): Fn =>
  (...args) =>
    args.every(isReal) ? complex(fn(...args.map((z) => z.re))) : UNDEFINED;

const tan: Fn = (z) => over(sin(z!), cos(z!));
const sinh: Fn = (z) => times(HALF, minus(exp(z!), exp(times(complex(-1), z!))));
const cosh: Fn = (z) => times(HALF, plus(exp(z!), exp(times(complex(-1), z!))));
const tanh: Fn = (z) => over(sinh(z!), cosh(z!));

/** arcsin z = −i ln(iz + √(1 − z²)). */
const arcsin: Fn = (z) => {
  if (isReal(z!) && Math.abs(z!.re) <= 1) return complex(Math.asin(z!.re));
  const root = sqrt(minus(ONE, times(z!, z!)));
  return times(complex(0, -1), ln(plus(times(I, z!), root)));
};
const arctan: Fn = (z) => {
  if (isReal(z!)) return complex(Math.atan(z!.re));
  const turned = times(I, z!);
  return times(complex(0, 0.5), minus(ln(minus(ONE, turned)), ln(plus(ONE, turned))));
};
const arccos: Fn = (z) => {
  if (isReal(z!) && Math.abs(z!.re) <= 1) return complex(Math.acos(z!.re));
  return minus(complex(Math.PI / 2), arcsin(z!));
};
const arsinh: Fn = (z) => ln(plus(z!, sqrt(plus(times(z!, z!), ONE))));
const arcosh: Fn = (z) => ln(plus(z!, times(sqrt(minus(z!, ONE)), sqrt(plus(z!, ONE)))));
const artanh: Fn = (z) => times(HALF, minus(ln(plus(ONE, z!)), ln(minus(ONE, z!))));

/** The k-th root; the real one of a negative number where k is odd. */
const root: Fn = (z, k) => {
  if (k === undefined || (k.re === 0 && k.im === 0)) return UNDEFINED;
  const odd = isReal(k) && Number.isInteger(k.re) && k.re % 2 !== 0;
  if (odd && z!.im === 0 && z!.re < 0) return complex(-((-z!.re) ** (1 / k.re)));
  return raise(z!, inverse(k));
};

function gcdOf(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return Number.NaN;
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y) [x, y] = [y, x % y];
  return x;
}
const lcmOf = (a: number, b: number) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcdOf(a, b));

function binomial(n: number, k: number): number {
  if (Number.isInteger(k) && k >= 0 && k <= 60) {
    let value = 1;
    for (let j = 0; j < k; j++) value *= (n - j) / (j + 1);
    return value;
  }
  return gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1));
}

function doubleFactorial(n: number): number {
  if (!Number.isInteger(n) || n < -1 || n > 300) return Number.NaN;
  let value = 1;
  for (let k = n; k > 1; k -= 2) value *= k;
  return value;
}

/** A rounding that does not fall over the edge by the error of doubles. */
const steady = (fn: (x: number) => number) => (x: number) => {
  const near = Math.round(x);
  return Math.abs(x - near) < 1e-9 * Math.max(1, Math.abs(x)) ? near : fn(x);
};

const reciprocal =
  (fn: Fn): Fn =>
  (z) =>
    inverse(fn(z!));
const ofReciprocal =
  (fn: Fn): Fn =>
  (z) =>
    fn(inverse(z!));

const FUNCTIONS = new Map<string, Fn>([
  ['sqrt', (z) => sqrt(z!)],
  ['root', root],
  ['abs', (z) => complex(magnitude(z!))],
  ['ln', (z) => ln(z!)],
  ['log', (z, base) => over(ln(z!), ln(base!))],
  ['sin', (z) => sin(z!)],
  ['cos', (z) => cos(z!)],
  ['tan', tan],
  ['cot', reciprocal(tan)],
  ['sec', reciprocal((z) => cos(z!))],
  ['csc', reciprocal((z) => sin(z!))],
  ['arcsin', arcsin],
  ['arccos', arccos],
  ['arctan', arctan],
  ['arccot', (z) => minus(complex(Math.PI / 2), arctan(z!))],
  ['arcsec', ofReciprocal(arccos)],
  ['arccsc', ofReciprocal(arcsin)],
  ['sinh', sinh],
  ['cosh', cosh],
  ['tanh', tanh],
  ['coth', reciprocal(tanh)],
  ['sech', reciprocal(cosh)],
  ['csch', reciprocal(sinh)],
  ['arsinh', arsinh],
  ['arcosh', arcosh],
  ['artanh', artanh],
  ['arcoth', ofReciprocal(artanh)],
  ['arsech', ofReciprocal(arcosh)],
  ['arcsch', ofReciprocal(arsinh)],
  ['factorial', real((x) => gamma(x! + 1))],
  ['doublefactorial', real((x) => doubleFactorial(x!))],
  ['binom', real((n, k) => binomial(n!, k!))],
  ['permutations', real((n, k) => gamma(n! + 1) / gamma(n! - k! + 1))],
  ['floor', real((x) => steady(Math.floor)(x!))],
  ['ceil', real((x) => steady(Math.ceil)(x!))],
  ['round', real((x) => Math.round(x!))],
  ['max', real((...xs) => Math.max(...xs))],
  ['min', real((...xs) => Math.min(...xs))],
  ['gcd', real((...xs) => xs.reduce(gcdOf))],
  ['lcm', real((...xs) => xs.reduce(lcmOf))],
  ['sgn', real((x) => Math.sign(x!))],
  ['real', (z) => complex(z!.re)],
  ['imag', (z) => complex(z!.im)],
  ['arg', (z) => complex(Math.atan2(z!.im, z!.re))],
]);

/** The value of a function; one without a meaning of its own (`f(x)`) gets a fixed smooth one by its name. */
export function evaluateCall(name: string, args: readonly Complex[]): Complex {
  const fn = FUNCTIONS.get(name);
  if (fn) return fn(...args);
  return name.endsWith('()') ? stranger(name, args) : UNDEFINED;
}

function stranger(name: string, args: readonly Complex[]): Complex {
  let seed = 0;
  for (const c of name) seed = (seed * 31 + c.charCodeAt(0)) % 997;
  return args.reduce(
    (value, z, k) => plus(value, sin(plus(times(z, complex(0.7 + k)), complex(seed + k)))),
    complex(2.5),
  );
}
