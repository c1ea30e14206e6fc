const raised = (digits: string) => [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');

/** A p-value to three figures; below a thousandth as a power of ten. */
export function formatP(p: number): string {
  if (p === 0) return '< 10⁻³⁰⁰';
  if (p >= 0.001) return p === 1 ? '1' : p.toPrecision(3);
  const [digits, power] = p.toExponential(1).split('e-');
  return `${digits} × 10⁻${raised(power!)}`;
}
