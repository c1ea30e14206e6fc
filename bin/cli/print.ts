/** Prints a result: one JSON document for machines, a table or a list of fields for people. */
export function print(value: unknown, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${forPeople(value)}\n`);
}

function forPeople(value: unknown): string {
  if (!isRecord(value)) return cell(value);
  const { items, ...rest } = value;
  const parts: string[] = [];
  if (Array.isArray(items))
    parts.push(items.length > 0 ? table(items.filter(isRecord)) : 'Nothing here yet.');
  const fields = Object.entries(rest).filter(([, field]) => field !== null && field !== undefined);
  if (fields.length > 0) parts.push(fields.map(([name, field]) => fieldLine(name, field)).join('\n'));
  return parts.join('\n\n');
}

function fieldLine(name: string, field: unknown): string {
  if (Array.isArray(field) && field.length > 0 && field.every(isRecord)) {
    return `${name}:\n${indent(table(field))}`;
  }
  if (isRecord(field))
    return `${name}:\n${indent(
      Object.entries(field)
        .map(([key, part]) => fieldLine(key, part))
        .join('\n'),
    )}`;
  return `${name}: ${cell(field)}`;
}

const widest = 48;

function table(rows: Record<string, unknown>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => row[name] !== null && !isRecord(row[name])),
  );
  const cells = [names, ...rows.map((row) => names.map((name) => short(cell(row[name]))))];
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}

const indent = (text: string) => text.replace(/^/gm, '  ');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
