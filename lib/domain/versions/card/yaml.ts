export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [name: string]: Yaml };

/** YAML 1.2 in block style. Texts that could be read as something else stand in quotes. */
export function yaml(value: Yaml): string {
  return lines(value)
    .map((line) => `${line}\n`)
    .join('');
}

function lines(value: Yaml): string[] {
  if (isList(value)) return value.flatMap(listItem);
  if (typeof value === 'object') return Object.entries(value).flatMap(field);
  return [scalar(value)];
}

function listItem(item: Yaml): string[] {
  const [first = '', ...rest] = lines(item);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

function field([name, value]: [string, Yaml]): string[] {
  if (typeof value !== 'object') return [`${name}: ${scalar(value)}`];
  const inner = lines(value);
  if (inner.length === 0) return [`${name}: ${isList(value) ? '[]' : '{}'}`];
  return [`${name}:`, ...inner.map((line) => (isList(value) ? line : `  ${line}`))];
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value);

/** A plain text begins with a letter, holds nothing that YAML reads, and is no word such as "no" or "null". */
function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[A-Za-z][\w ./*-]*$/.test(value) && !value.endsWith(' ');
  const word = /^(?:y|n|yes|no|true|false|on|off|null)$/i.test(value);
  return plain && !word ? value : JSON.stringify(value);
}
