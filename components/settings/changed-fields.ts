export type ChangedField = { field: string; was: string; now: string };

/** The fields that an audit event tells of, with their values before and after as text; "" where there is none. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const was = asRecord(before);
  const now = asRecord(after);
  const fields = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return fields.map((field) => ({ field, was: asText(was[field]), now: asText(now[field]) }));
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
