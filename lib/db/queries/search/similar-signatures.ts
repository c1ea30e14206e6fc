import { Prisma } from '../../generated/client.ts';

export type SimilarKey = { kind: 'seed' | 'variant'; seq: string; same_skeleton: boolean };

export type SignatureKeys = { projectId: string; skeleton: bigint; bands: readonly number[] };

// Texts that share a band of the stored signature (an index of all bands) or differ in their numbers alone. So many at
// most: a text that half of the corpus is like must not read half of the corpus.
export function similarSignatures({ projectId, skeleton, bands }: SignatureKeys, most: number): Prisma.Sql {
  return Prisma.sql`
    (SELECT kind, seq, true AS same_skeleton FROM text_signatures
      WHERE project_id = ${projectId}::uuid AND skeleton = ${String(skeleton)}::bigint LIMIT ${most}::int)
    UNION ALL
    (SELECT kind, seq, false FROM text_signatures
      WHERE project_id = ${projectId}::uuid AND bands && ${bands}::int[]
        AND skeleton <> ${String(skeleton)}::bigint LIMIT ${most}::int)`;
}
