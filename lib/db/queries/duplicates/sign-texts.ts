import type { Tx } from '../../client.ts';

export type SignedText = {
  seq: string;
  revision: number;
  exact: string;
  skeleton: string;
  bands: readonly number[];
};

// The signatures of hundreds of texts in one statement; a newer revision that somebody signed meanwhile stands.
export async function signTexts(
  tx: Tx,
  { kind, projectId }: { kind: 'seed' | 'variant'; projectId: string },
  signed: readonly SignedText[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO text_signatures (kind, seq, project_id, revision, exact, skeleton, bands)
    SELECT ${kind}::"CorpusItemKind", seq, ${projectId}::uuid, revision, exact, skeleton, bands
    FROM jsonb_to_recordset(${JSON.stringify(signed)}::jsonb)
      AS s(seq bigint, revision int, exact bigint, skeleton bigint, bands int[])
    ON CONFLICT (kind, seq) DO UPDATE
    SET revision = EXCLUDED.revision, exact = EXCLUDED.exact, skeleton = EXCLUDED.skeleton, bands = EXCLUDED.bands
    WHERE text_signatures.revision <= EXCLUDED.revision`;
}
