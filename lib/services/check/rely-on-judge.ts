import { judgeCounts } from '#lib/db/queries/judge-agreement.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { judgeAgreement } from '#lib/domain/check/judge-agreement.ts';
import { JudgeReliance } from '#lib/domain/check/schema.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { projectVerb } from '../verb.ts';
import { patient } from './check-variants.ts';

export const relyOnJudge = projectVerb(
  {
    name: 'check.rely-on-judge',
    summary: "Lets a judge's word count as one more check of the variants that it judged, or no longer.",
    kind: 'command',
    capability: 'configure',
    input: JudgeReliance,
  },
  async (ctx, { judge, relied }) => {
    const agreement = relied ? await agreementOf(ctx, judge) : null;
    const projectId = ctx.project.id;
    return ctx.db.$transaction(async (tx) => {
      await lockProjectTexts(tx, projectId);
      const before = await readProjectSetting(tx, projectId, 'judges');
      const others = before.reliedOn.filter((one) => one !== judge);
      const value = { reliedOn: relied ? [...others, judge].sort() : others };
      await tx.projectSetting.upsert({
        where: { projectId_key: { projectId, key: 'judges' } },
        create: { projectId, key: 'judges', value, updatedAt: ctx.now() },
        update: { value, updatedAt: ctx.now() },
      });
      await enqueue(tx, 'check.judges', { projectId });
      const after = { ...value, ...(agreement && { agreement }) };
      await audit(tx, ctx, { action: 'check.rely-on-judge', target: `judge ${judge}`, before, after });
      return { judge, relied };
    }, patient);
  },
);

/** Nobody relies on a judge that nobody could compare with people: its agreement goes into the log. */
async function agreementOf(ctx: ProjectCtx, judge: string) {
  const all = judgeAgreement(await judgeCounts(ctx.db, ctx.project.id));
  const found = all.find((one) => one.judge === judge);
  if (!found) throw notFound('This judge');
  if (found.agreement === null) {
    throw precondition(
      'People decided none of the variants that this judge judged, so that nothing says how far it can be relied on. Ask it about decided variants first.',
    );
  }
  const { decided, agreement, kappa } = found;
  return { decided, agreement, kappa };
}
