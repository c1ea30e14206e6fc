/** Rows of a version by method, subject and level. */
export type MixRow = { method: string; rows: number };

const MOST_CHARACTERS = 100;

/**
 * A mix of methods in words: the method where there is one, else each with its share in whole percent, the largest
 * first. Null where there is no row.
 */
export function mixLabel(rows: readonly MixRow[]): string | null {
  const byMethod = new Map<string, number>();
  for (const { method, rows: count } of rows) byMethod.set(method, (byMethod.get(method) ?? 0) + count);
  const all = [...byMethod.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const named = [...byMethod].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  if (named.length === 1) return named[0]![0].slice(0, MOST_CHARACTERS);
  const words = named.map(([method, count]) => `${method} ${Math.round((100 * count) / all)} %`).join(', ');
  return words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS - 1)}…` : words;
}
