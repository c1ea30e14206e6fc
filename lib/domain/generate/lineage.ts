/** A variant in the family of its seed; `parentId` is null where it was made from the seed itself. */
export type Descendant = { id: string; parentId: string | null };

export type Family<T> = { of: T; children: Family<T>[] };

/**
 * The variants of one seed as trees, in the order in which they are given. One whose parent is not among them stands at
 * the top, so that none is lost.
 */
export function familyOf<T extends Descendant>(variants: readonly T[]): Family<T>[] {
  const nodes = new Map(variants.map((of): [string, Family<T>] => [of.id, { of, children: [] }]));
  const roots: Family<T>[] = [];
  for (const node of nodes.values()) {
    const parent = node.of.parentId === null ? undefined : nodes.get(node.of.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}
