/** Solves the symmetric system (H + damping · diag H) x = g of at most a few unknowns; null where it has no solution. */
export function solveDamped(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
  damping: number,
): number[] | null {
  const rows = matrix.map((row, i) => [
    ...row.map((value, j) => (i === j ? value * (1 + damping) : value)),
    right[i]!,
  ]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.slice(column).reduce((best, row, offset) => {
      return Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? column + offset : best;
    }, column);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (!(Math.abs(head[column]!) > 1e-300)) return null;
    for (const row of rows.slice(column + 1)) {
      const factor = row[column]! / head[column]!;
      for (let j = column; j < row.length; j++) row[j] = row[j]! - factor * head[j]!;
    }
  }
  const solution = new Array<number>(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, j) => (j > i ? sum + rows[i]![j]! * value : sum), 0);
    solution[i] = (rows[i]!.at(-1)! - known) / rows[i]![i]!;
  }
  return solution;
}
