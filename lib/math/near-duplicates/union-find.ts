/** Disjoint sets over 0 … size−1 (Tarjan, 1975) with path halving; the root of a set is its least member. */
export class UnionFind {
  readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = new Int32Array(size);
    for (let i = 0; i < size; i++) this.parents[i] = i;
  }

  find(member: number): number {
    const { parents } = this;
    let i = member;
    while (parents[i] !== i) {
      parents[i] = parents[parents[i]!]!;
      i = parents[i]!;
    }
    return i;
  }

  /** Makes one set of two; returns whether they were two. */
  unite(one: number, other: number): boolean {
    const a = this.find(one);
    const b = this.find(other);
    if (a === b) return false;
    this.parents[Math.max(a, b)] = Math.min(a, b);
    return true;
  }
}
