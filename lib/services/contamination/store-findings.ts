import type { Tx } from '#lib/db/client.ts';
import { markGone } from '#lib/db/queries/contamination/mark-gone.ts';
import { type HitRow, storeHits } from '#lib/db/queries/contamination/store-hits.ts';
import type { HitMethod } from '#lib/domain/contamination/schema.ts';
import type { Finding } from './find-overlaps.ts';

export type ScannedTexts = {
  kind: 'seed' | 'variant';
  projectId: string;
  texts: readonly { id: string; revision: number }[];
  benchmarks: readonly string[];
  methods: readonly HitMethod[];
  at: Date;
};

/** Writes what was found in texts, and that the rest of their hits is gone; how many hits they have. */
export async function storeFindings(tx: Tx, scanned: ScannedTexts, findings: readonly Finding[]) {
  const rows = toRows(scanned.texts, findings);
  const hits = await storeHits(tx, scanned, rows);
  const gone = await markGone(tx, { ...scanned, found: rows.map(({ evidence: _, ...key }) => key) });
  return { hits, gone };
}

/** The hits of texts that were never scanned before, so that nothing of theirs can be gone. */
export async function storeNewFindings(
  tx: Tx,
  scanned: Pick<ScannedTexts, 'kind' | 'projectId' | 'texts' | 'at'>,
  findings: readonly Finding[],
): Promise<number> {
  return storeHits(tx, scanned, toRows(scanned.texts, findings));
}

function toRows(texts: readonly { id: string; revision: number }[], findings: readonly Finding[]): HitRow[] {
  return findings.map(({ text, problemId, part, benchmarkPart, method, score, evidence }) => ({
    text_id: texts[text]!.id,
    revision: texts[text]!.revision,
    problem_id: problemId,
    ...{ part, benchmark_part: benchmarkPart, method, score, evidence },
  }));
}
