import type pg from 'pg';

export type EstimatedKind = 'seed' | 'variant';
export type UnestimatedText = {
  seq: string;
  revision: number;
  problem: string;
  solution: string | null;
  tokens: number | null;
  level: number | null;
  subject: string | null;
  confidence: number | null;
  estimated_level: number | null;
  estimated_subject: string | null;
  estimate_basis: string | null;
};

const tables = {
  seed: { name: 'seeds', revision: '1', confidence: 'NULL::float8' },
  variant: { name: 'variants', revision: 'revision', confidence: 'confidence' },
} as const;

// Texts whose source leaves something unsaid, in the order of arrival, page by page.
export async function unestimatedTexts(
  pool: pg.Pool,
  kind: EstimatedKind,
  projectId: string,
  { after, limit }: { after: string; limit: number },
): Promise<UnestimatedText[]> {
  const { name, revision, confidence } = tables[kind];
  const { rows } = await pool.query<UnestimatedText>(
    `SELECT seq, ${revision} AS revision, problem, solution, tokens, level, subject, ${confidence} AS confidence,
            estimated_level, estimated_subject, estimate_basis
     FROM ${name}
     WHERE project_id = $1 AND seq > $2 AND (tokens IS NULL OR level IS NULL OR subject IS NULL)
     ORDER BY seq LIMIT $3`,
    [projectId, after, limit],
  );
  return rows;
}
