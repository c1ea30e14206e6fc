import { z } from 'zod';
import { summarizeHits } from '#lib/db/queries/contamination/summarize-hits.ts';
import { projectVerb } from '../verb.ts';
import { viewBenchmark } from './view.ts';

export const listBenchmarks = projectVerb(
  {
    name: 'benchmarks.list',
    summary: 'Lists the benchmarks of a project with their counts, hashes and licences.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const [rows, hits] = await Promise.all([
      ctx.db.benchmark.findMany({ where: { projectId: ctx.project.id }, orderBy: { seq: 'asc' } }),
      summarizeHits(ctx.db, ctx.project.id),
    ]);
    const countOf = (id: string, state?: string) =>
      hits
        .filter((one) => one.benchmark === id && one.state !== 'gone' && (!state || one.state === state))
        .reduce((sum, one) => sum + one.count, 0);
    const items = rows.map((row) => ({
      ...viewBenchmark(row),
      hits: countOf(row.id),
      openHits: countOf(row.id, 'open'),
    }));
    return { items };
  },
);

export type BenchmarkRow = Awaited<ReturnType<typeof listBenchmarks>>['items'][number];
