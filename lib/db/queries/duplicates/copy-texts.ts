import pg from 'pg';

/** Which texts are searched, and what a search that is limited to some of them is limited to. */
export type TextSource = {
  projectId: string;
  withSolution: boolean;
  limit: { import?: string; batch?: string; version?: string };
  /** Methods whose variants have their seed's problem on purpose: their problems are not compared. */
  keepProblem: readonly string[];
};

/** The fields of a row, in their order. */
export const textFields = {
  seq: 0,
  revision: 1,
  /** Its stored signature is that of this revision. */
  signed: 2,
  compared: 3,
  /** It belongs to what the search is limited to. */
  within: 4,
  problem: 5,
  solution: 6,
} as const;

const quoted = (value: string) => pg.escapeLiteral(value);

// COPY sends what a cursor would fetch without ever holding more than the socket does. By the index on (project, seq):
// a sort would write every text to disk. COPY takes no parameters, so the values are quoted into it.
export function copySeedTexts({ projectId, withSolution, limit }: TextSource): string {
  const within = limit.import ? `t.import_id = ${quoted(limit.import)}` : String(!isLimited(limit));
  return `COPY (
    SELECT t.seq, 1::bigint, g.seq IS NOT NULL, true, ${within}, t.problem, ${withSolution ? 't.solution' : 'NULL::text'}
    FROM seeds AS t LEFT JOIN text_signatures AS g ON g.kind = 'seed' AND g.seq = t.seq
    WHERE t.project_id = ${quoted(projectId)} AND t.excluded_at IS NULL ORDER BY t.seq
  ) TO STDOUT (FORMAT binary)`;
}

export function copyVariantTexts({ projectId, withSolution, limit, keepProblem }: TextSource): string {
  const compared =
    withSolution || keepProblem.length === 0 ? 'true' : `t.method NOT IN (${keepProblem.map(quoted)})`;
  return `COPY (
    SELECT t.seq, t.revision::bigint, g.revision IS NOT DISTINCT FROM t.revision, ${compared}, ${variantWithin(limit)},
           t.problem, ${withSolution ? 't.solution' : 'NULL::text'}
    FROM variants AS t LEFT JOIN text_signatures AS g ON g.kind = 'variant' AND g.seq = t.seq
    WHERE t.project_id = ${quoted(projectId)} AND t.status <> 'rejected' ORDER BY t.seq
  ) TO STDOUT (FORMAT binary)`;
}

export const isLimited = (limit: TextSource['limit']) => Object.values(limit).some(Boolean);

function variantWithin({ import: file, batch, version }: TextSource['limit']): string {
  if (file) return `coalesce(t.import_id = ${quoted(file)}, false)`;
  if (batch) return `coalesce(t.batch_id = ${quoted(batch)}, false)`;
  if (!version) return 'true';
  return `EXISTS (SELECT FROM version_members AS r WHERE r.variant_id = t.id AND r.version_id = ${quoted(version)})`;
}
