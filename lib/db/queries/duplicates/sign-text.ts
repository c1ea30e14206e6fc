import type { Tx } from '../../client.ts';

export type TextSigned = {
  kind: 'seed' | 'variant';
  seq: bigint;
  projectId: string;
  revision: number;
  exact: bigint;
  skeleton: bigint;
  bands: Iterable<number>;
};

// A newer revision that somebody else signed meanwhile stands.
export async function signText(tx: Tx, one: TextSigned): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO text_signatures (kind, seq, project_id, revision, exact, skeleton, bands)
    VALUES (${one.kind}::"CorpusItemKind", ${one.seq}, ${one.projectId}::uuid, ${one.revision}, ${one.exact},
            ${one.skeleton}, ${[...one.bands]}::int[])
    ON CONFLICT (kind, seq) DO UPDATE
    SET revision = EXCLUDED.revision, exact = EXCLUDED.exact, skeleton = EXCLUDED.skeleton, bands = EXCLUDED.bands
    WHERE text_signatures.revision <= EXCLUDED.revision`;
}
