import type { CheckResult } from '#lib/db/generated/client.ts';
import { HitEvidence } from '#lib/domain/contamination/schema.ts';
import { Id } from '#lib/domain/ids.ts';
import type { LookAlike } from '#lib/domain/review/look-alike.ts';
import { partHash } from '../../contamination/find-overlaps.ts';
import type { ProjectCtx } from '../../context.ts';

/** At most so many of each kind: the others are one click away. */
const most = 3;

type Found = {
  id: string;
  problem: string;
  solution: string;
  checks: readonly Pick<CheckResult, 'rule' | 'outcome' | 'evidence'>[];
  hasHits: boolean;
};

/** The benchmark problems, seeds and variants that the evidence of a variant names. */
export async function lookAlikes(ctx: ProjectCtx, variant: Found): Promise<LookAlike[]> {
  const [hits, twins] = await Promise.all([
    variant.hasHits ? benchmarkHits(ctx, variant) : [],
    twinsOf(ctx, variant),
  ]);
  return [...hits, ...twins];
}

async function benchmarkHits(ctx: ProjectCtx, variant: Found): Promise<LookAlike[]> {
  const hits = await ctx.db.contaminationHit.findMany({
    where: { variantId: variant.id, state: { not: 'waived' } },
    orderBy: { score: 'desc' },
    take: most,
    include: { problem: { include: { benchmark: { select: { id: true, name: true } } } } },
  });
  return hits.map(({ id: hit, part, benchmarkPart, method, score, evidence, problem }) => {
    const read = HitEvidence.parse(evidence);
    const own = part === 'solution' ? ('solution' as const) : ('problem' as const);
    const isCurrent = partHash(variant[own]) === read.hash;
    const text = (benchmarkPart === 'solution' ? problem.solution : problem.problem) ?? '';
    return {
      ...{
        kind: 'benchmark' as const,
        id: problem.id,
        benchmark: problem.benchmark.id,
        hit,
        part: own,
        text,
      },
      title: `${problem.benchmark.name}, row ${problem.rowNumber}`,
      ...{ found: method, score },
      spans: isCurrent && read.passage.length > 0 ? { text: read.passage, variant: read.text } : null,
    };
  });
}

/** Seeds and variants whose ids stand in the evidence of a check that did not pass. */
async function twinsOf(ctx: ProjectCtx, variant: Found): Promise<LookAlike[]> {
  const named = variant.checks.flatMap(({ rule, outcome, evidence }) =>
    outcome === 'passed' ? [] : idsIn(evidence).map((one) => ({ ...one, rule })),
  );
  const ids = (kind: string) => named.filter((one) => one.kind === kind).map(({ id }) => id);
  const where = (kind: string) => ({ id: { in: ids(kind).slice(0, most) }, projectId: ctx.project.id });
  const select = { id: true, seq: true, problem: true } as const;
  const [seeds, variants] = await Promise.all([
    ids('seed').length === 0 ? [] : ctx.db.seed.findMany({ where: where('seed'), select }),
    ids('variant').length === 0 ? [] : ctx.db.variant.findMany({ where: where('variant'), select }),
  ]);
  const shown = (kind: 'seed' | 'variant', rows: typeof seeds): LookAlike[] =>
    rows.map(({ id, seq, problem }) => {
      const from = named.find((one) => one.id === id);
      return {
        ...{ kind, id, benchmark: null, hit: null, part: 'problem', text: problem, spans: null },
        title: `${kind === 'seed' ? 'Seed' : 'Variant'} ${seq}`,
        ...{ found: from?.rule ?? '', score: from?.score ?? null },
      };
    });
  return [...shown('seed', seeds), ...shown('variant', variants)];
}

type Named = { kind: 'seed' | 'variant'; id: string; score: number | null };

/** Ids under the names `seed` and `variant` anywhere in a check's evidence, with a score or similarity beside them. */
function idsIn(evidence: unknown): Named[] {
  if (Array.isArray(evidence)) return evidence.flatMap(idsIn);
  if (typeof evidence !== 'object' || evidence === null) return [];
  const own = evidence as Record<string, unknown>;
  const near = [own.similarity, own.score].find((one) => typeof one === 'number');
  const here = (['seed', 'variant'] as const).flatMap((kind): Named[] => {
    const id = Id.safeParse(own[kind]).data;
    return id === undefined ? [] : [{ kind, id, score: typeof near === 'number' ? near : null }];
  });
  return [
    ...here,
    ...Object.values(own)
      .filter((one) => typeof one === 'object')
      .flatMap(idsIn),
  ];
}
