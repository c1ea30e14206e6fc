import { largestRemainder } from '#lib/math/select/quota-sample.ts';
import type { Recipe } from './recipe.ts';
import { mixOf, quotasOf, takesAll } from './recipe-parts.ts';

/** Rows of a group: `method` is '' where the recipe has no mix, `subject` '' and `level` 0 where it has no quotas. */
export type GroupCount = { method: string; subject: string; level: number; rows: number };

export type Allocation = {
  /** How many rows are taken of each group; groups that are not named give none. */
  targets: GroupCount[];
  /** Fewer rows than asked for, and why, in one sentence; null where everything was there. */
  shortfall: string | null;
};

/** By which of its properties the rows of a recipe are grouped before they are chosen. */
export const groupedBy = (recipe: Recipe) => ({
  method: mixOf(recipe).size > 0,
  cell: recipe.choice === 'quota',
});

/**
 * How many rows of each group a recipe takes, given how many there are. A mix of methods is held exactly: the method that
 * has too few rows limits all others. Quotas without a table are as equal as the cells allow: what a small cell cannot
 * give is shared among the others. Null for a recipe that takes all rows.
 */
export function allocate(recipe: Recipe, counts: readonly GroupCount[]): Allocation | null {
  if (takesAll(recipe)) return null;
  if (recipe.quotas?.length) return byTable(recipe, counts);
  const { totals, shortfall } = byMethod(recipe, counts);
  const targets = [...totals].flatMap(([method, total]) => {
    const own = counts.filter((group) => group.method === method);
    const shares = largestRemainder(
      own.map(() => 1),
      total,
      own.map(({ rows }) => rows),
    );
    return own.map((group, at) => ({ ...group, rows: shares[at]! }));
  });
  return { targets: targets.filter(({ rows }) => rows > 0), shortfall };
}

function byTable(recipe: Recipe, counts: readonly GroupCount[]): Allocation {
  const short: string[] = [];
  const targets = quotasOf(recipe).flatMap((cell) => {
    const there = counts.find(({ subject, level }) => subject === cell.subject && level === cell.level);
    const rows = Math.min(cell.rows, there?.rows ?? 0);
    if (rows < cell.rows) short.push(`${cell.subject || 'no subject'}, ${named(cell.level)}`);
    return rows > 0 ? [{ method: '', subject: cell.subject, level: cell.level, rows }] : [];
  });
  const list = short.slice(0, 3).join('; ') + (short.length > 3 ? `; and ${short.length - 3} more` : '');
  return { targets, shortfall: short.length > 0 ? `Fewer rows than the quota: ${list}.` : null };
}

const named = (level: number) => (level === 0 ? 'no level' : `level ${level}`);

/** The total of each method ('' for all together). */
function byMethod(recipe: Recipe, counts: readonly GroupCount[]) {
  const there = new Map<string, number>();
  for (const { method, rows } of counts) there.set(method, (there.get(method) ?? 0) + rows);
  const weights = [...mixOf(recipe)].filter(([, weight]) => weight > 0);
  const asked = recipe.size ?? Number.POSITIVE_INFINITY;
  if (weights.length === 0) {
    const all = there.get('') ?? 0;
    const shortfall = asked > all && Number.isFinite(asked) ? 'There are not more rows.' : null;
    return { totals: new Map([['', Math.min(asked, all)]]), shortfall };
  }
  const sum = weights.reduce((all, [, weight]) => all + weight, 0);
  const limits = weights.map(([method, weight]) => ({
    method,
    // A share that is no binary fraction must not lose a row to rounding.
    total: Math.floor(((there.get(method) ?? 0) * sum) / weight + 1e-6),
  }));
  const least = limits.reduce((one, other) => (other.total < one.total ? other : one));
  const total = Math.min(asked, least.total);
  const shares = largestRemainder(
    weights.map(([, weight]) => weight),
    total,
    weights.map(([method]) => there.get(method) ?? 0),
  );
  const shortfall =
    Number.isFinite(asked) && total < asked
      ? `The mix is limited by ${least.method}: it has no more rows.`
      : null;
  return { totals: new Map(weights.map(([method], at) => [method, shares[at]!])), shortfall };
}
