/** Complex numbers in double precision, principal branches; NaN where a value is undefined. */
export type Complex = { readonly re: number; readonly im: number };

export const complex = (re: number, im = 0): Complex => ({ re, im });
export const UNDEFINED: Complex = { re: Number.NaN, im: Number.NaN };
export const I: Complex = { re: 0, im: 1 };

export const isReal = (z: Complex) => z.im === 0 || Math.abs(z.im) <= 1e-11 * Math.abs(z.re);
export const isDefined = (z: Complex) => !Number.isNaN(z.re) && !Number.isNaN(z.im);
export const magnitude = (z: Complex) => (z.im === 0 ? Math.abs(z.re) : Math.hypot(z.re, z.im));

export const plus = (a: Complex, b: Complex) => complex(a.re + b.re, a.im + b.im);
export const minus = (a: Complex, b: Complex) => complex(a.re - b.re, a.im - b.im);

export function times(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0) return complex(a.re * b.re);
  return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

export function over(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) return UNDEFINED;
  if (a.im === 0 && b.im === 0) return complex(a.re / b.re);
  const d = b.re * b.re + b.im * b.im;
  return complex((a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d);
}

export function exp(z: Complex): Complex {
  const r = Math.exp(z.re);
  return z.im === 0 ? complex(r) : complex(r * Math.cos(z.im), r * Math.sin(z.im));
}

export function ln(z: Complex): Complex {
  if (z.re === 0 && z.im === 0) return UNDEFINED;
  if (z.im === 0 && z.re > 0) return complex(Math.log(z.re));
  return complex(Math.log(magnitude(z)), Math.atan2(z.im, z.re));
}

export function sqrt(z: Complex): Complex {
  if (z.im === 0) return z.re >= 0 ? complex(Math.sqrt(z.re)) : complex(0, Math.sqrt(-z.re));
  return exp(times(complex(0.5), ln(z)));
}

/** a^b; integer exponents exactly by multiplication, other real ones by the real power where the base is positive. */
export function raise(a: Complex, b: Complex): Complex {
  if (b.im === 0) {
    if (a.im === 0 && (a.re > 0 || Number.isInteger(b.re))) {
      return a.re === 0 && b.re <= 0 ? (b.re === 0 ? complex(1) : UNDEFINED) : complex(a.re ** b.re);
    }
    if (Number.isInteger(b.re) && Math.abs(b.re) <= 64) return integerPower(a, b.re);
  }
  if (a.re === 0 && a.im === 0) return b.re > 0 ? complex(0) : UNDEFINED;
  return exp(times(b, ln(a)));
}

function integerPower(a: Complex, k: number): Complex {
  let result = complex(1);
  for (let i = 0; i < Math.abs(k); i++) result = times(result, a);
  return k < 0 ? over(complex(1), result) : result;
}

export function sin(z: Complex): Complex {
  if (z.im === 0) return complex(Math.sin(z.re));
  return complex(Math.sin(z.re) * Math.cosh(z.im), Math.cos(z.re) * Math.sinh(z.im));
}

export function cos(z: Complex): Complex {
  if (z.im === 0) return complex(Math.cos(z.re));
  return complex(Math.cos(z.re) * Math.cosh(z.im), -Math.sin(z.re) * Math.sinh(z.im));
}
