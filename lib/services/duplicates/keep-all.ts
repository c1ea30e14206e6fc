import { keepAll } from '#lib/db/queries/duplicates/keep-all.ts';
import { ClusterChoice } from '#lib/domain/check/duplicates.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { bulk, clusterAct, noneOpen } from './cluster-act.ts';

export const keepAllMembers = projectVerb(
  {
    name: 'duplicates.keep-all',
    summary: 'Keeps every text of these clusters; later searches leave them alone while they stay the same.',
    kind: 'command',
    capability: 'review',
    input: ClusterChoice,
  },
  async (ctx, choice) => {
    const act = clusterAct(ctx, choice);
    return ctx.db.$transaction(async (tx) => {
      const clusters = await keepAll(tx, act);
      if (clusters === 0 && choice.clusters) throw await noneOpen(tx, ctx, choice.clusters);
      await audit(tx, ctx, {
        action: 'duplicates.keep-all',
        target: choice.clusters?.length === 1 ? `cluster ${choice.clusters[0]}` : `${clusters} clusters`,
        before: { state: 'open' },
        after: { state: 'kept_all', clusters, ...(choice.clusters ? {} : { filter: choice }) },
      });
      return { clusters };
    }, bulk);
  },
);
