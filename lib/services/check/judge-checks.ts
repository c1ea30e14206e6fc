import type { Tx } from '#lib/db/client.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { storeJudgeChecks } from '#lib/db/queries/store-judge-checks.ts';
import { judgeRule, judgeVerdict } from '#lib/domain/check/judge-verdict.ts';
import { type RuleResult, sumUp } from '#lib/domain/check/run-rules.ts';
import type { Ctx } from '../context.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { eachChunk } from './each-chunk.ts';
import type { Judgement } from './judge.ts';

type Revised = { id: string; revision: number };

/** What the judges that a project relies on say of these texts, as results of checks. */
async function judgeResults(
  tx: Tx,
  projectId: string,
  texts: readonly Revised[],
): Promise<Map<string, RuleResult[]>> {
  const { reliedOn } = await readProjectSetting(tx, projectId, 'judges');
  if (reliedOn.length === 0) return new Map();
  const revisions = new Map(texts.map((one) => [one.id, one.revision]));
  const found = await tx.judgement.findMany({
    where: { projectId, judge: { in: reliedOn }, variantId: { in: [...revisions.keys()] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const current = found.filter((one) => one.revision === revisions.get(one.variantId));
  const results = new Map<string, RuleResult[]>();
  for (const [variantId, of] of Map.groupBy(current, (one) => one.variantId)) {
    const byJudge = [...Map.groupBy(of, (one) => one.judge)].sort(([one], [other]) => (one < other ? -1 : 1));
    results.set(
      variantId,
      byJudge.map(([judge, words]) => ({ rule: judgeRule(judge), ...judgeVerdict(words.map(wordOf)) })),
    );
  }
  return results;
}

const wordOf = ({
  solvable,
  selfContained,
  correct,
  difficulty,
  reason,
}: Parameters<typeof judgeVerdict>[0][number]) => ({
  ...{ solvable, selfContained, correct, difficulty, reason },
});

/** The judgements of the rules with those of the judges that count; under the lock on the project's texts. */
export async function withJudges(
  tx: Tx,
  projectId: string,
  texts: readonly Revised[],
  judgements: readonly Judgement[],
): Promise<readonly Judgement[]> {
  const said = await judgeResults(tx, projectId, texts);
  if (said.size === 0) return judgements;
  return judgements.map((one, at) => {
    const results = [...one.results, ...(said.get(texts[at]!.id) ?? [])];
    return { results, state: sumUp(results.map((result) => result.outcome)) };
  });
}

/** Lets new words of judges count: in the transaction that stores them. */
export async function followJudges(
  tx: Tx,
  project: { projectId: string; at: Date },
  variantIds: readonly string[],
): Promise<void> {
  if (variantIds.length === 0) return;
  await lockProjectTexts(tx, project.projectId);
  const ids = [...new Set(variantIds)];
  const texts = await tx.variant.findMany({
    where: { id: { in: ids }, projectId: project.projectId },
    select: { id: true, revision: true },
  });
  const said = await judgeResults(tx, project.projectId, texts);
  const rows = texts.map(({ id, revision }) => ({ variant_id: id, revision, checks: said.get(id) ?? [] }));
  await storeJudgeChecks(tx, rows, project.at);
}

/**
 * The job "check.judges": after a judge was switched on or off, its words count, or no longer, for every variant that any
 * judge was asked about. Run again after a crash it begins anew, which changes nothing that is right already.
 */
export async function runJudgeChecks(ctx: Ctx, projectId: string, stopping: AbortSignal): Promise<void> {
  return eachChunk(ctx, { projectId, judgements: { some: {} } }, stopping, (_ctx, _project, ids) =>
    ctx.db.$transaction((tx) => followJudges(tx, { projectId, at: ctx.now() }, ids), {
      timeout: 120_000,
      maxWait: 30_000,
    }),
  );
}
