import { Prisma } from '../generated/client.ts';

export type StatisticsLine = {
  what: 'length' | 'level' | 'subject' | 'origin';
  /** Bar of the histogram; level; subject; method. */
  value: string | null;
  /** Of an origin: the data set. */
  source: string | null;
  estimated: boolean;
  rows: number;
  tokens: number | null;
};

// Lengths, levels, subjects and origins in one pass over the rows: four queries would read millions of them four times.
// `percent` under 100 reads that share of the table's blocks, always the same ones.
export function corpusStatistics(
  projectId: string,
  kind: 'seed' | 'variant',
  { bounds, percent }: { bounds: readonly number[]; percent: number },
): Prisma.Sql {
  const from = kind === 'seed' ? Prisma.sql`seeds` : Prisma.sql`variants`;
  const sample =
    percent < 100 ? Prisma.sql`TABLESAMPLE SYSTEM (${percent}::real) REPEATABLE (1)` : Prisma.empty;
  return Prisma.sql`
    WITH read AS (
      SELECT width_bucket(t.tokens - 1, ARRAY[${Prisma.join([...bounds])}]::int[]) AS bar, t.tokens,
             coalesce(t.level, round(t.estimated_level)::int) AS level,
             t.level IS NULL AND t.estimated_level IS NOT NULL AS level_estimated,
             coalesce(t.subject, t.estimated_subject) AS subject,
             t.subject IS NULL AND t.estimated_subject IS NOT NULL AS subject_estimated,
             t.method, coalesce(t.source, i.source_name) AS source
      FROM ${from} AS t ${sample} LEFT JOIN seed_imports AS i ON i.id = t.import_id
      WHERE t.project_id = ${projectId}::uuid
    )
    SELECT CASE WHEN GROUPING(bar) = 0 THEN 'length' WHEN GROUPING(level) = 0 THEN 'level'
                WHEN GROUPING(subject) = 0 THEN 'subject' ELSE 'origin' END AS what,
           CASE WHEN GROUPING(bar) = 0 THEN bar::text WHEN GROUPING(level) = 0 THEN level::text
                WHEN GROUPING(subject) = 0 THEN subject ELSE method END AS value,
           CASE WHEN GROUPING(source) = 0 THEN source END AS source,
           coalesce(CASE WHEN GROUPING(level) = 0 THEN level_estimated
                         WHEN GROUPING(subject) = 0 THEN subject_estimated END, false) AS estimated,
           count(*)::int AS rows, sum(tokens)::float8 AS tokens
    FROM read
    GROUP BY GROUPING SETS ((bar), (level, level_estimated), (subject, subject_estimated), (method, source))
    ORDER BY rows DESC`;
}
