/** A part of the corpus that a search can be limited to; `value` is "import <id>", "batch <id>" or "version <id>". */
export type SearchPart = { value: string; title: string };

/** The choice of no part. */
export const wholeProject = 'project';

const kinds = ['import', 'batch', 'version'] as const;
type Limit = Partial<Record<(typeof kinds)[number], string>>;

/** A choice as the verb takes it. */
export function limitOf(part: string): Limit {
  const [kind, id] = part.split(' ');
  const known = kinds.find((one) => one === kind);
  return known && id ? { [known]: id } : {};
}

/** What a stored search was limited to, in words; null for one over the whole project. */
export function limitedTo(search: Limit, parts: readonly SearchPart[]): string | null {
  const kind = kinds.find((one) => search[one] !== undefined);
  if (!kind) return null;
  return parts.find(({ value }) => value === `${kind} ${search[kind]}`)?.title ?? `one ${kind}`;
}
