/**
 * Spearman's rank correlation of pairs: Pearson's correlation of their ranks, equal values sharing the mean of theirs
 * (C. Spearman, 1904). From -1 to 1; NaN for fewer than two pairs, or where one side is all equal.
 */
export function spearman(pairs: readonly (readonly [number, number])[]): number {
  const one = ranks(pairs.map((pair) => pair[0]));
  const other = ranks(pairs.map((pair) => pair[1]));
  // The mean of ranks 0 to n - 1, however they are shared.
  const mean = (pairs.length - 1) / 2;
  let [product, squareOne, squareOther] = [0, 0, 0];
  for (let i = 0; i < pairs.length; i++) {
    const [x, y] = [one[i]! - mean, other[i]! - mean];
    product += x * y;
    squareOne += x * x;
    squareOther += y * y;
  }
  return product / Math.sqrt(squareOne * squareOther);
}

function ranks(values: readonly number[]): Float64Array {
  const order = Array.from(values, (_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const found = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let end = from + 1;
    while (end < order.length && values[order[end]!] === values[order[from]!]) end++;
    for (let i = from; i < end; i++) found[order[i]!] = (from + end - 1) / 2;
    from = end;
  }
  return found;
}
