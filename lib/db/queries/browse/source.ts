import { Prisma } from '../../generated/client.ts';

/** A list: its table, its project, and what its filters ask of a row; columns are those of the alias `t`. */
export type BrowseSource = {
  table: 'seeds' | 'variants';
  projectId: string;
  conditions: readonly Prisma.Sql[];
};

export type BrowseOrder = { by: 'seq' | 'level' | 'tokens'; descending: boolean };

export const tableOf = ({ table }: Pick<BrowseSource, 'table'>): Prisma.Sql =>
  table === 'seeds' ? Prisma.sql`seeds` : Prisma.sql`variants`;

const columns = { seq: Prisma.sql`t.seq`, level: Prisma.sql`t.level`, tokens: Prisma.sql`t.tokens` };
export const sortValue = ({ by }: BrowseOrder): Prisma.Sql =>
  by === 'seq' ? Prisma.sql`NULL::int` : columns[by];

/** Rows of one project, and what further conditions ask. */
export function whereOf(
  source: Pick<BrowseSource, 'projectId'>,
  conditions: readonly Prisma.Sql[],
): Prisma.Sql {
  return Prisma.join([Prisma.sql`t.project_id = ${source.projectId}::uuid`, ...conditions], ' AND ');
}

export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' AND ');

/**
 * A list sorted by a column that may be empty is two runs of one index: the rows with a value, then those without.
 * A run is walked from a place on, forwards or backwards.
 */
export type Run = { empty: boolean; from: { value: number | null; seq: number } | null };

export function runConditions(order: BrowseOrder, run: Run, backwards: boolean): Prisma.Sql[] {
  const up = order.descending === backwards;
  const beyond = up ? Prisma.sql`>` : Prisma.sql`<`;
  const { from } = run;
  if (order.by === 'seq') return from ? [Prisma.sql`t.seq ${beyond} ${from.seq}::bigint`] : [];
  const value = columns[order.by];
  if (run.empty) {
    const empty = Prisma.sql`${value} IS NULL`;
    return from ? [empty, Prisma.sql`t.seq ${beyond} ${from.seq}::bigint`] : [empty];
  }
  if (!from) return [Prisma.sql`${value} IS NOT NULL`];
  return [Prisma.sql`(${value}, t.seq) ${beyond} (${from.value}::int, ${from.seq}::bigint)`];
}

export function runOrder(order: BrowseOrder, run: Pick<Run, 'empty'>, backwards: boolean): Prisma.Sql {
  const seq = Prisma.sql`t.seq`;
  return keyOrder(order, run, order.descending !== backwards, [columns[order.by], seq]);
}

/** The order of a run by the two columns of its keys. */
export function keyOrder(
  order: BrowseOrder,
  run: Pick<Run, 'empty'>,
  descending: boolean,
  [value, seq]: readonly [Prisma.Sql, Prisma.Sql],
): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (order.by === 'seq' || run.empty) return Prisma.sql`${seq} ${direction}`;
  return Prisma.sql`${value} ${direction}, ${seq} ${direction}`;
}
