import type { Tx } from '#lib/db/client.ts';
import { outdateVotes } from '#lib/db/queries/queues/outdate-votes.ts';
import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { Edit } from '#lib/domain/review/schema.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { runChecks } from '../check/run-checks.ts';
import { compareEdited } from '../contamination/index.ts';
import type { ProjectCtx } from '../context.ts';
import { signTexts } from '../duplicates/sign-texts.ts';
import { announce } from '../presence/announce.ts';
import { problemHash } from '../problem-hash.ts';
import { projectVerb } from '../verb.ts';

export const editVariant = projectVerb(
  {
    name: 'review.edit',
    summary: 'Stores a new revision of a variant; it is checked again and waits for a decision.',
    kind: 'command',
    capability: 'review',
    input: Edit,
  },
  async (ctx, edit) => {
    const revision = await ctx.db.$transaction((tx) => storeRevision(tx, ctx, edit));
    await runChecks({ ...ctx }, { project: ctx.project.slug, variants: [edit.variant] });
    await announce(ctx, edit.variant);
    const { checkState, status } = await ctx.db.variant.findUniqueOrThrow({
      where: { id: edit.variant },
      select: { checkState: true, status: true },
    });
    return { variant: edit.variant, revision, status, checkState };
  },
);

/** Writes revision n + 1 over revision n; anything else than n in the table is a conflict that shows both texts. */
export async function storeRevision(tx: Tx, ctx: ProjectCtx, edit: Edit): Promise<number> {
  const { variant: id, revision: base, note, ...text } = edit;
  const before = await tx.variant.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!before) throw notFound('This variant');
  const unchanged =
    before.problem === text.problem && before.solution === text.solution && before.answer === text.answer;
  if (unchanged && before.revision === base) throw invalid('Nothing was changed.');
  const contentHash = problemHash(text.problem);
  const written = await tx.variant.updateMany({
    where: { id, revision: base },
    data: {
      ...text,
      contentHash,
      ...readAnew(text),
      revision: base + 1,
      status: 'pending',
      checkState: 'unchecked',
    },
  });
  if (written.count === 0) throw await editConflict(tx, id);
  const { seq, projectId } = before;
  await signTexts(tx, { kind: 'variant', projectId }, [{ seq, revision: base + 1, problem: text.problem }]);
  const author = userIdOf(ctx);
  await tx.revision.create({
    data: { variantId: id, number: base + 1, ...text, note, authorId: author, at: ctx.now() },
  });
  await compareEdited(tx, ctx.project.id, id);
  await outdateVotes(tx, id, base + 1);
  await audit(tx, ctx, {
    action: 'review.edit',
    target: `variant ${id}`,
    before: { revision: base, status: before.status },
    after: { revision: base + 1, note },
  });
  return base + 1;
}

/** What was read from the text before it was edited. */
function readAnew({ problem, solution }: { problem: string; solution: string }) {
  return {
    tokens: countTokens(problem, solution),
    ...{ estimatedLevel: null, estimatedSubject: null, estimateBasis: null },
  };
}

/** Tells the second of two editors what stands there now, so that they can compare and decide. */
async function editConflict(tx: Tx, id: string) {
  const current = await tx.variant.findUniqueOrThrow({ where: { id } });
  const last = await tx.revision.findUnique({
    where: { variantId_number: { variantId: id, number: current.revision } },
    include: { author: { select: { name: true } } },
  });
  const { revision, problem, solution, answer, status } = current;
  const who = last?.author?.name ?? 'Somebody';
  return conflict(
    `${who} saved another text meanwhile. Yours is kept here; compare the two and save again.`,
    {
      current: {
        revision,
        problem,
        solution,
        answer,
        status,
        author: last?.author?.name ?? null,
        at: last?.at ?? null,
      },
    },
  );
}
