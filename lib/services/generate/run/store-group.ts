import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { type ResultRow, storeResults, type VariantRow } from '#lib/db/queries/store-results.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { type Judgement, judgeInProject, judgeText, methodTraits, type Subject } from '../../check/judge.ts';
import { problemHash } from '../../problem-hash.ts';
import type { Result, Run } from './run.ts';

/** A result whose variant passed through the rules that need no database. */
export type Judged = { result: Result; subject: Subject | null; results: RuleResult[] };

/** Names the variant of a result and runs the text rules on it. */
export function judge(run: Run, result: Result): Judged {
  const { draft, request } = result;
  if (!draft) return { result, subject: null, results: [] };
  const { problem, solution, answer } = draft;
  const subject: Subject = {
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
    method: methodTraits(run.method),
  };
  return { result, subject, results: judgeText(subject) };
}

/**
 * Ends requests with their variants, revisions and check results in one transaction; those whose lease passed to
 * another holder are left out. Returns how many were stored.
 */
export async function storeGroup(run: Run, group: readonly Judged[]): Promise<number> {
  const { ctx, batch, method } = run;
  const withVariant = group.filter((one): one is Judged & { subject: Subject } => one.subject !== null);
  return ctx.db.$transaction(
    async (tx) => {
      const judgements = new Map<Judged, Judgement>();
      if (withVariant.length > 0) {
        await lockProjectTexts(tx, batch.projectId);
        const all = await judgeInProject(tx, batch.projectId, withVariant);
        for (const [at, one] of withVariant.entries()) judgements.set(one, all[at]!);
      }
      const target = {
        projectId: batch.projectId,
        method: method.id,
        groundTruth: method.groundTruth,
        at: ctx.now(),
      };
      return storeResults(
        tx,
        target,
        group.map((one) => toRow(one, judgements.get(one))),
      );
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

function toRow({ result, subject }: Judged, judgement: Judgement | undefined): ResultRow {
  return {
    id: result.request.id,
    fence: result.request.fence,
    status: result.status,
    reason: result.reason,
    message: result.message,
    reply: result.reply,
    prompt_tokens: result.promptTokens,
    completion_tokens: result.completionTokens,
    cost: result.cost,
    variant: subject && judgement ? toVariant(result, subject, judgement) : null,
  };
}

function toVariant({ draft, request }: Result, subject: Subject, judgement: Judgement): VariantRow {
  return {
    id: subject.id,
    ...subject.variant,
    subject: request.subject,
    level: request.level,
    evidence: draft?.evidence ?? {},
    content_hash: subject.hash,
    check_state: judgement.state,
    checks: judgement.results,
  };
}
