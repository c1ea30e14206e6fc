/** A row of the model `T` as JSON carries it: whole numbers are numbers. */
export type JsonRow<T> = { [K in keyof T]: T[K] extends bigint ? number : T[K] };

/** A row that PostgreSQL gave as `to_jsonb(row)`, under the names and with the dates that the model `T` has. */
export function fromJsonRow<T>(row: Record<string, unknown>): JsonRow<T> {
  const fields = Object.entries(row).map(([column, value]) => [
    column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    isMoment(column) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(fields) as JsonRow<T>;
}

const isMoment = (column: string) => column === 'at' || column.endsWith('_at');
