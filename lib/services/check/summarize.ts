import { countCheckOutcomes } from '#lib/db/queries/count-check-outcomes.ts';
import { judgeRule } from '#lib/domain/check/judge-verdict.ts';
import { rules } from '#lib/domain/check/rules/index.ts';
import { CheckSummaryFilter } from '#lib/domain/check/schema.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { projectVerb } from '../verb.ts';

export const summarizeChecks = projectVerb(
  {
    name: 'check.summary',
    summary: 'Counts what each rule says of the current texts.',
    kind: 'query',
    capability: 'read',
    input: CheckSummaryFilter,
  },
  async (ctx, { batch }) => {
    const [outcomes, states] = await Promise.all([
      countCheckOutcomes(ctx.db, ctx.project.id, batch),
      ctx.db.variant.groupBy({
        by: ['checkState'],
        where: { projectId: ctx.project.id, batchId: batch },
        _count: { _all: true },
      }),
    ]);
    const variants = { unchecked: 0, passed: 0, undecided: 0, failed: 0 };
    for (const row of states) variants[row.checkState] = row._count._all;
    const { reliedOn } = await readProjectSetting(ctx.db, ctx.project.id, 'judges');
    const items = [...rules, ...reliedOn.map(asRule)].map(({ id, title, description }) => {
      const counts = { passed: 0, undecided: 0, failed: 0, skipped: 0 };
      for (const row of outcomes) if (row.rule === id) counts[row.outcome] = row.count;
      return { rule: id, title, description, ...counts };
    });
    return { variants, items };
  },
);

const asRule = (judge: string) => ({
  id: judgeRule(judge),
  title: `Judge ${judge}`,
  description:
    'A model finds the variant solvable, self-contained and correct; its word counts here by a lead’s decision.',
});

export type CheckSummary = Awaited<ReturnType<typeof summarizeChecks>>;
