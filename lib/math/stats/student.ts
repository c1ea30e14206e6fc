/**
 * The quantile of Student's distribution that 2.5 % lie above (G. W. Hill, Algorithm 396, Communications of the ACM 13, 1970):
 * exact at one and two degrees of freedom, to four digits from three on.
 */
export function studentQuantile(degrees: number): number {
  const p = 0.05;
  if (degrees < 1) return Number.POSITIVE_INFINITY;
  if (degrees === 1) return 1 / Math.tan((p * Math.PI) / 2);
  if (degrees === 2) return Math.sqrt(2 / (p * (2 - p)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * a) / b - 98) * a - 16;
  c = (c * a + 96.36) * a;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  return expand(d, p, degrees, { a, b, c });
}

function expand(d: number, p: number, degrees: number, { a, b, c }: { a: number; b: number; c: number }) {
  let y = (d * p) ** (2 / degrees);
  if (y > 0.05 + a) {
    const x = -1.959963984540054;
    y = x * x;
    const start = degrees < 5 ? c + 0.3 * (degrees - 4.5) * (x + 0.6) : c;
    const bend = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + start;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / bend - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y =
      ((1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)) *
        y -
        1) *
        ((degrees + 1) / (degrees + 2)) +
      1 / y;
  }
  return Math.sqrt(degrees * y);
}
