import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

export type Scanned = {
  kind: 'seed' | 'variant';
  texts: readonly { id: string; revision: number }[];
  benchmarks: readonly string[];
  methods: readonly string[];
  /** What was found in them; everything else is gone. */
  found: readonly {
    text_id: string;
    problem_id: string;
    part: string;
    benchmark_part: string;
    method: string;
  }[];
};

// The other half of a scan: hits of these texts that were not found again overlap no more. A text that was edited since
// it was read is left to the scan of its new revision. Index look-ups by text; nothing is read where nothing was hit. None of the
// columns can be null, and NOT IN is looked up in a hash whatever the planner thinks of a record set: as NOT EXISTS it was a
// loop over both, minutes for a thousand texts with ten hits each.
export async function markGone(tx: Tx, { kind, texts, benchmarks, methods, found }: Scanned) {
  if (texts.length === 0) return 0;
  const isSeed = kind === 'seed';
  const column = isSeed ? Prisma.sql`h.seed_id` : Prisma.sql`h.variant_id`;
  const current = isSeed
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT 1 FROM variants v WHERE v.id = t.id AND v.revision = t.revision)`;
  return tx.$executeRaw`
    UPDATE contamination_hits h SET state = 'gone'
    FROM unnest(${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ revision }) => revision)}::int[]) AS t(id, revision)
    WHERE ${column} = t.id AND h.state <> 'gone' AND h.method = ANY(${methods}::text[])
      AND EXISTS (SELECT 1 FROM benchmark_problems p
                  WHERE p.id = h.problem_id AND p.benchmark_id = ANY(${benchmarks}::uuid[]))
      ${current}
      AND (t.id, h.problem_id, h.part, h.benchmark_part, h.method) NOT IN (
        SELECT f.text_id, f.problem_id, f.part, f.benchmark_part, f.method
        FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
          AS f(text_id uuid, problem_id uuid, part text, benchmark_part text, method text))`;
}
