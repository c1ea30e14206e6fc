import type { Tx } from '#lib/db/client.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import {
  type JudgementRow,
  type ResultRow,
  storeResults,
  type VariantRow,
} from '#lib/db/queries/store-results.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { type Judgement, judgeInProject, judgeText, methodTraits, type Subject } from '../../check/judge.ts';
import { followJudges } from '../../check/judge-checks.ts';
import { comparingNew } from '../../contamination/index.ts';
import { problemHash } from '../../problem-hash.ts';
import type { Result, Run } from './run.ts';

/** A result whose variant passed through the rules that need no database. */
export type Judged = { result: Result; subject: Subject | null; results: RuleResult[] };

/** Names the variant of a result and runs the text rules on it. */
export function judge(run: Run, result: Result): Judged {
  const subject = subjectOf(run, result);
  if (!subject || run.recipe.checks !== 'each') return { result, subject, results: [] };
  return { result, subject, results: judgeText(subject) };
}

/** The same where the rules may run on another thread. */
export async function judgeApart(run: Run, result: Result): Promise<Judged> {
  if (!run.judgeText || run.recipe.checks !== 'each') return judge(run, result);
  const subject = subjectOf(run, result);
  return { result, subject, results: subject ? await run.judgeText(subject) : [] };
}

function subjectOf(run: Run, { draft, request, arm }: Result): Subject | null {
  if (!draft || request.seedId === null) return null;
  const { problem, solution, answer } = draft;
  return {
    id: uuidv7(run.ctx.now().getTime(), run.ctx.randomBytes(10)),
    seq: null,
    hash: problemHash(problem),
    variant: { problem, solution, answer },
    seed: {
      id: request.seedId,
      problem: request.problem,
      solution: request.solution,
      answer: request.answer,
    },
    method: methodTraits(arm.method, draft.groundTruth),
    truth: draft.truth,
  };
}

/**
 * Ends requests with their calls, variants, revisions, check results and hits in benchmarks in one transaction; those whose lease passed to
 * another holder are left out. Returns how many were stored.
 */
export async function storeGroup(run: Run, group: readonly Judged[]): Promise<number> {
  const { ctx, batch } = run;
  const withVariant = group.filter((one): one is Judged & { subject: Subject } => one.subject !== null);
  const variants = withVariant.map(({ subject: { id, variant } }) => ({ id, ...variant }));
  return comparingNew(ctx, batch.projectId, { variants, find: run.findOverlaps }, (writeHits) =>
    ctx.db.$transaction(
      async (tx) => {
        const judgements = await judgeAll(run, tx, withVariant);
        const target = { projectId: batch.projectId, batchId: batch.id, at: ctx.now() };
        const rows = group.map((one) => toRow(one, judgements.get(one)));
        const stored = await storeResults(tx, target, rows);
        await followJudges(
          tx,
          target,
          rows.flatMap((row) => row.judgement?.variant_id ?? []),
        );
        await writeHits(tx);
        return stored;
      },
      { timeout: 120_000, maxWait: 30_000 },
    ),
  );
}

async function judgeAll(
  { batch, recipe }: Run,
  tx: Tx,
  withVariant: readonly (Judged & { subject: Subject })[],
): Promise<Map<Judged, Judgement>> {
  if (withVariant.length === 0 || recipe.checks !== 'each') return new Map();
  await lockProjectTexts(tx, batch.projectId);
  const all = await judgeInProject(tx, batch.projectId, withVariant);
  return new Map(withVariant.map((one, at) => [one, all[at]!]));
}

const unchecked: Judgement = { results: [], state: 'unchecked' };

function toRow({ result, subject }: Judged, judgement: Judgement | undefined): ResultRow {
  const { request, status, step, attempts, state, waitMs, reason, message, call } = result;
  return {
    ...{ id: request.id, fence: request.fence, status, step, attempts, state, wait_ms: waitMs },
    ...{ reason, message, call },
    variant: subject ? toVariant(result, subject, judgement ?? unchecked) : null,
    judgement: toJudgement(result),
    reply: result.reply,
  };
}

function toVariant({ draft, request, arm }: Result, subject: Subject, judgement: Judgement): VariantRow {
  return {
    id: subject.id,
    method: arm.method.id,
    ...subject.variant,
    truth: draft?.truth ?? null,
    ground_truth: draft?.groundTruth ?? arm.method.groundTruth,
    confidence: draft?.confidence ?? null,
    subject: request.subject,
    level: request.level,
    tokens: countTokens(subject.variant.problem, subject.variant.solution),
    evidence: draft?.evidence ?? {},
    content_hash: subject.hash,
    check_state: judgement.state,
    checks: judgement.results,
    next_hop: nextHop({ request, arm }, subject.id),
  };
}

/** An evolution goes on from the variant that it just made, until its hops are used up. */
function nextHop({ request, arm }: Pick<Result, 'request' | 'arm'>, variantId: string): string | null {
  const { method, recipe, place } = arm;
  const hops = method.kind === 'model' ? (method.hops?.(recipe.parameters) ?? 1) : 1;
  return request.hop + 1 < hops ? `${place}.${variantId}.${request.sample}` : null;
}

function toJudgement({ judgement, request, arm }: Result): JudgementRow | null {
  if (!judgement || request.parentId === null) return null;
  const { solvable, selfContained, correct, difficulty, reason } = judgement;
  const template = arm.recipe.templates[0]?.hash.slice(0, 12) ?? '';
  return {
    variant_id: request.parentId,
    revision: request.parentRevision ?? 1,
    judge: `${arm.recipe.model?.name ?? arm.method.id} · ${template}`,
    ...{ solvable, self_contained: selfContained, correct, difficulty, reason },
  };
}
