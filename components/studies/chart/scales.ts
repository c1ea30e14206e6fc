/** Numbers of a picture: a position for each value. */
export interface Scale {
  at: (value: number) => number;
  ticks: readonly number[];
}

export interface Span {
  from: number;
  to: number;
}

/** A logarithmic scale of sizes; its ticks are 1, 2 and 5 times powers of ten, thinned to about `most`. */
export function sizeScale(values: Span, pixels: Span, most = 8): Scale {
  const [low, high] = [Math.log(values.from), Math.log(values.to)];
  const at = (value: number) =>
    pixels.from + ((Math.log(value) - low) / (high - low || 1)) * (pixels.to - pixels.from);
  const all = decades(values).flatMap((power) => [1, 2, 5].map((step) => step * power));
  const inside = all.filter((value) => value >= values.from * 0.999 && value <= values.to * 1.001);
  const tens = inside.filter((value) => Math.log10(value) % 1 === 0);
  return { at, ticks: inside.length <= most ? inside : tens.length >= 2 ? tens : inside.slice(0, most) };
}

function decades({ from, to }: Span): number[] {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

/** A linear scale of shares with ticks at whole steps of 1, 2, 5, 10 or 20 points. */
export function shareScale(values: Span, pixels: Span, most = 6): Scale {
  const range = values.to - values.from || 0.01;
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((one) => range / one <= most) ?? 0.5;
  const first = Math.ceil(values.from / step - 1e-9);
  const count = Math.max(1, Math.floor(values.to / step + 1e-9) - first + 1);
  return {
    at: (value) => pixels.from + ((value - values.from) / range) * (pixels.to - pixels.from),
    ticks: Array.from({ length: count }, (_, i) => Number(((first + i) * step).toFixed(4))),
  };
}

/** A logarithmic scale of errors. */
export function errorScale(values: Span, pixels: Span): Scale {
  return sizeScale(values, pixels, 6);
}
