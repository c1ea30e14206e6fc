import type { RowGroup } from '#lib/db/queries/recipe/summarize-rows.ts';
import type { Split } from '#lib/domain/versions/schema.ts';

/** What a preview says of groups of rows: by split, by method, subject and level, and by difficulty. */
export function sumGroups(groups: readonly RowGroup[]) {
  const splits: Record<Split, number> = { train: 0, validation: 0, test: 0 };
  for (const { split, rows } of groups) splits[split] += rows;
  return {
    rows: splits.train + splits.validation + splits.test,
    splits,
    groups: sumBy(groups, ({ method, subject, level }) => ({ method, subject, level })),
    difficulty: sumBy(groups, ({ level, estimated }) => ({ level, estimated })),
  };
}

/** Rows of what is equal in some of their properties, in the order in which they are met first. */
function sumBy<K extends object>(groups: readonly RowGroup[], keyOf: (group: RowGroup) => K) {
  const sums = new Map<string, K & { rows: number }>();
  for (const group of groups) {
    const key = keyOf(group);
    const text = JSON.stringify(key);
    const sum = sums.get(text);
    if (sum) sum.rows += group.rows;
    else sums.set(text, { ...key, rows: group.rows });
  }
  return [...sums.values()];
}
