/** How many rows there are of one method, subject and level. */
export type MixGroup = { method: string; subject: string | null; level: number | null; rows: number };

export type CrossTable = {
  /** The levels that occur, from the lowest; null, for rows without one, comes last. */
  levels: (number | null)[];
  /** One line for each subject that occurs, by name; null comes last. `counts` follow `levels`. */
  lines: { subject: string | null; counts: number[]; total: number }[];
  totals: number[];
  total: number;
};

/** Rows by subject and level, over all methods. */
export function bySubjectAndLevel(groups: readonly MixGroup[]): CrossTable {
  const levels = [...new Set(groups.map((group) => group.level))].sort(nullLast((a, b) => a - b));
  const subjects = [...new Set(groups.map((group) => group.subject))].sort(
    nullLast((a, b) => a.localeCompare(b, 'en')),
  );
  const lines = subjects.map((subject) => {
    const own = groups.filter((group) => group.subject === subject);
    const counts = levels.map((level) => sumRows(own.filter((group) => group.level === level)));
    return { subject, counts, total: sumRows(own) };
  });
  const totals = levels.map((level) => sumRows(groups.filter((group) => group.level === level)));
  return { levels, lines, totals, total: sumRows(groups) };
}

/** Rows of each value of a field, most first. */
export function byField<F extends 'method' | 'subject' | 'level'>(
  groups: readonly MixGroup[],
  field: F,
): { value: MixGroup[F]; rows: number }[] {
  const counts = new Map<MixGroup[F], number>();
  for (const group of groups) counts.set(group[field], (counts.get(group[field]) ?? 0) + group.rows);
  return [...counts].map(([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows);
}

const sumRows = (groups: readonly MixGroup[]) => groups.reduce((sum, group) => sum + group.rows, 0);

function nullLast<T>(compare: (a: T, b: T) => number) {
  return (a: T | null, b: T | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
}
