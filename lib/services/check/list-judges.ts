import { z } from 'zod';
import { judgeCounts } from '#lib/db/queries/judge-agreement.ts';
import { judgeAgreement } from '#lib/domain/check/judge-agreement.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { projectVerb } from '../verb.ts';

export const listJudges = projectVerb(
  {
    name: 'check.judges',
    summary: 'Shows how far each model that was asked as a judge agrees with the decisions of people.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const { reliedOn } = await readProjectSetting(ctx.db, ctx.project.id, 'judges');
    const judges = judgeAgreement(await judgeCounts(ctx.db, ctx.project.id));
    return { items: judges.map((one) => ({ ...one, relied: reliedOn.includes(one.judge) })) };
  },
);
