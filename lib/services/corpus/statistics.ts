import { countRows } from '#lib/db/queries/browse/count-rows.ts';
import { corpusStatistics, type StatisticsLine } from '#lib/db/queries/corpus-statistics.ts';
import { tableRows } from '#lib/db/queries/table-rows.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { type CorpusStatistics, StatisticsOf, tokenBounds } from '#lib/domain/corpus/statistics.ts';
import { StudioError } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

/** Beyond it the counts come from a sample. */
const mostCounted = 100_000;
const sampleRows = 100_000;
const countMs = 300;
const readMs = 5000;

export const statistics = projectVerb(
  {
    name: 'corpus.statistics',
    summary:
      'Counts seeds or variants by length, level, subject, method and source; a large corpus by a sample.',
    kind: 'query',
    capability: 'read',
    input: StatisticsOf,
  },
  async (ctx, { kind }): Promise<CorpusStatistics> => {
    const percent = await shareToRead(ctx, kind);
    const asked = corpusStatistics(ctx.project.id, kind, { bounds: tokenBounds, percent });
    const lines = await withTimeLimit(ctx.db, readMs, ({ rows }) => rows<StatisticsLine>(asked));
    if (!lines) {
      throw new StudioError(
        'LIMIT',
        `The counts took longer than ${readMs / 1000} seconds: the database is busy. Try again in a moment.`,
      );
    }
    return summed(lines, percent);
  },
);

/** The share of the table's blocks to read, in percent: all of it where the project is small. */
async function shareToRead({ db, project }: ProjectCtx, kind: StatisticsOf['kind']): Promise<number> {
  const table = kind === 'seed' ? 'seeds' : 'variants';
  const counted = await withTimeLimit(db, countMs, async ({ rows }) => {
    const source = { table, projectId: project.id, conditions: [] } as const;
    return (await rows<{ count: number }>(countRows(source, mostCounted + 1)))?.[0]?.count ?? null;
  });
  if (counted !== null && counted <= mostCounted) return 100;
  const size = await withTimeLimit(db, countMs, ({ rows }) => rows<{ rows: number }>(tableRows(table)));
  return Math.min(100, (100 * sampleRows) / Math.max(1, size?.[0]?.rows ?? 1));
}

function summed(lines: readonly StatisticsLine[], percent: number): CorpusStatistics {
  const scale = (rows: number) => Math.round((rows * 100) / percent);
  const of = (what: StatisticsLine['what']) => lines.filter((line) => line.what === what);
  const total = (some: readonly StatisticsLine[]) => some.reduce((sum, line) => sum + line.rows, 0);
  const lengths = of('length');
  const counted = lengths.filter((line) => line.value !== null);
  const bars = Array.from({ length: tokenBounds.length + 1 }, (_, bar) =>
    scale(total(counted.filter((line) => Number(line.value) === bar))),
  );
  const over = (bound: number) =>
    bars.slice(tokenBounds.indexOf(bound as (typeof tokenBounds)[number]) + 1).reduce((a, b) => a + b, 0);
  const split = (what: 'level' | 'subject', value: string) => {
    const some = of(what).filter((line) => line.value === value);
    return {
      known: scale(total(some.filter((line) => !line.estimated))),
      estimated: scale(total(some.filter((line) => line.estimated))),
    };
  };
  const values = (what: 'level' | 'subject') => [
    ...new Set(of(what).flatMap(({ value }) => (value === null ? [] : [value]))),
  ];
  const none = (what: 'level' | 'subject') => scale(total(of(what).filter((line) => line.value === null)));
  const tokens = counted.reduce((sum, line) => sum + (line.tokens ?? 0), 0);
  return {
    rows: scale(total(lengths)),
    sampled: percent < 100 ? total(lengths) : null,
    lengths: {
      bars,
      uncounted: scale(total(lengths) - total(counted)),
      mean: counted.length === 0 ? null : tokens / total(counted),
      over512: over(512),
      over2048: over(2048),
    },
    levels: values('level')
      .sort()
      .map((level) => ({ level: Number(level), ...split('level', level) })),
    noLevel: none('level'),
    subjects: values('subject').map((subject) => ({ subject, ...split('subject', subject) })),
    noSubject: none('subject'),
    origins: of('origin').map(({ value, source, rows }) => ({ method: value, source, rows: scale(rows) })),
  };
}
