/** A seed as a member of a cluster of texts that are alike. */
export type ClusterMember = { cluster: string; seed: string; seedHash: string };

/**
 * The families of seeds: seeds of one cluster are one family, and so are clusters that share a seed (union-find,
 * B. A. Galler and M. J. Fischer 1964). A family is named by the least content hash in it, so that its name is the same
 * in any database. A seed that is in no cluster is a family of its own, named by its own hash, and not in the answer.
 */
export function seedFamilies(members: readonly ClusterMember[]): Map<string, string> {
  const parent = new Map<string, string>();
  const root = (seed: string): string => {
    let top = seed;
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up;
    for (let at = seed; at !== top; ) {
      const next = parent.get(at)!;
      parent.set(at, top);
      at = next;
    }
    return top;
  };
  const first = new Map<string, string>();
  for (const { cluster, seed } of members) {
    if (!parent.has(seed)) parent.set(seed, seed);
    const other = first.get(cluster);
    if (other === undefined) first.set(cluster, seed);
    else parent.set(root(seed), root(other));
  }
  const names = new Map<string, string>();
  for (const { seed, seedHash } of members) {
    const top = root(seed);
    const name = names.get(top);
    if (name === undefined || seedHash < name) names.set(top, seedHash);
  }
  return new Map([...parent.keys()].map((seed) => [seed, names.get(root(seed))!]));
}
