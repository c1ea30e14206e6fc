import { countStrata, type StratumCount } from '#lib/db/queries/audits/count-strata.ts';
import type { Population } from '#lib/db/queries/audits/population.ts';
import { tableRows } from '#lib/db/queries/table-rows.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { limitReached } from '#lib/domain/errors.ts';
import { AuditQuestion, type AuditSettings } from '#lib/domain/review/audit-plan/index.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { parts, planStrata, strataOf } from './plan-strata.ts';

/** A whole corpus that is not counted in this time is counted in a sample; where it has many rows, the sooner. */
const manyRows = 200_000;
const wholeMs = { few: 2000, many: 150 };
const sampleMs = 5000;
const sampleRows = 25_000;

export const previewAudit = projectVerb(
  {
    name: 'audits.preview',
    summary: 'Says which strata an audit would have and how many rows of each it would read; saves nothing.',
    kind: 'query',
    capability: 'read',
    input: AuditQuestion,
  },
  async (ctx, asked) => {
    const { filter, dimensions, settings } = parts(asked);
    const { rows, sampled } = await countNow(ctx, { projectId: ctx.project.id, filter, dimensions });
    const strata = rows.length === 0 ? [] : planned(rows, asked, settings);
    return {
      strata,
      population: sum(strata.map((one) => one.population)),
      rows: sum(strata.map((one) => one.sizes.at(-1)!)),
      /** The share of the corpus that was counted, in percent; null: all of it. Counts are then estimates. */
      sampled,
      settings,
      dimensions,
    };
  },
);

export type AuditPreview = Awaited<ReturnType<typeof previewAudit>>;

function planned(rows: readonly StratumCount[], { expected }: AuditQuestion, settings: AuditSettings) {
  const strata = strataOf(rows);
  const plan = planStrata(strata, { settings, expected, seed: 'preview' });
  return plan.strata.map((stratum, at) => ({ ...stratum, ...strata[at]!.properties }));
}

/** Strata with their rows: of the whole corpus where there is time for it, else scaled up from a sample of its blocks. */
async function countNow(
  { db }: ProjectCtx,
  population: Population,
): Promise<{ rows: StratumCount[]; sampled: number | null }> {
  return withTimeLimit(db, sampleMs, async ({ rows }) => {
    const size = (await rows<{ rows: number }>(tableRows('variants')))?.[0]?.rows ?? 0;
    const atMost = size < manyRows ? wholeMs.few : wholeMs.many;
    const whole = await rows<StratumCount>(countStrata(population, 100), { atMost });
    if (whole) return { rows: whole, sampled: null };
    const percent = Math.min(100, (100 * sampleRows) / Math.max(1, size));
    const found = await rows<StratumCount>(countStrata(population, percent));
    if (!found)
      throw limitReached('Counting the strata took too long: the database is busy. Try again in a moment.');
    const scaled = found.map((one) => ({ ...one, rows: Math.round((one.rows * 100) / percent) }));
    return { rows: scaled, sampled: percent };
  });
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
