import type { DuplicateClusters, DuplicateGroups } from './cluster-texts.ts';

/**
 * Texts that are alike. exact: copies only. near: copies with edits, exact ones among them. skeleton: the same text with
 * other numbers, one text of each group of copies.
 */
export interface LikenessCluster {
  kind: 'exact' | 'near' | 'skeleton';
  /** In the order of adding; the first stands for the others. */
  members: number[];
  /** Of each member to the first, estimated, 0 to 1. */
  similarities: number[];
}

/** The clusters of at least two texts: exact and near ones in the order of their first members, then skeletons. */
export function* likenessClusters(
  { exact, near, skeleton }: DuplicateGroups,
  texts: Pick<DuplicateClusters, 'similarity'>,
): Generator<LikenessCluster> {
  const cluster = (kind: LikenessCluster['kind'], members: number[]): LikenessCluster => {
    const similarities = members.map((member) => texts.similarity(members[0]!, member));
    return { kind, members, similarities };
  };
  for (const members of groupsOf(near)) {
    const isExact = members.every((member) => exact[member] === exact[members[0]!]);
    yield cluster(isExact ? 'exact' : 'near', members);
  }
  for (const members of groupsOf(skeleton)) {
    const groups = new Set<number>();
    const different = members.filter((member) => groups.size < groups.add(near[member]!).size);
    if (different.length > 1) yield cluster('skeleton', different);
  }
}

/** The groups of two and more out of the first member of each text's group. Linear in time and memory. */
function* groupsOf(firsts: Int32Array): Generator<number[]> {
  const ends = new Int32Array(firsts.length);
  for (const first of firsts) ends[first]!++;
  let total = 0;
  for (let i = 0; i < ends.length; i++) {
    const size = ends[i]!;
    ends[i] = total;
    total += size;
  }
  const members = new Int32Array(firsts.length);
  for (let i = 0; i < firsts.length; i++) members[ends[firsts[i]!]!++] = i;
  for (let i = 0, start = 0; i < ends.length; i++) {
    const end = ends[i]!;
    if (end - start > 1) yield Array.from(members.subarray(start, end));
    start = end;
  }
}
