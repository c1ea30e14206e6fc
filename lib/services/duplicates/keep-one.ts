import { z } from 'zod';
import { keepOne } from '#lib/db/queries/duplicates/keep-one.ts';
import { ClusterChoice } from '#lib/domain/check/duplicates.ts';
import { invalid } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { bulk, clusterAct, noneOpen } from './cluster-act.ts';

export const keepOneMember = projectVerb(
  {
    name: 'duplicates.keep-one',
    summary: 'Keeps one text of each cluster; the other variants are rejected, the other seeds set aside.',
    kind: 'command',
    capability: 'review',
    input: ClusterChoice.extend({
      keep: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('The position of the one to keep, of a single cluster; the first when left out'),
    }),
  },
  async (ctx, { keep, ...choice }) => {
    if (keep !== undefined && choice.clusters?.length !== 1) {
      throw invalid('A chosen member is one of a single cluster.', [
        { path: 'keep', message: 'Name one cluster.' },
      ]);
    }
    const act = clusterAct(ctx, choice);
    return ctx.db.$transaction(async (tx) => {
      const done = await keepOne(tx, { ...act, keep: keep ?? null });
      if (done.clusters === 0 && choice.clusters) throw await noneOpen(tx, ctx, choice.clusters);
      await audit(tx, ctx, {
        action: 'duplicates.keep-one',
        target: choice.clusters?.length === 1 ? `cluster ${choice.clusters[0]}` : `decisions ${act.groupId}`,
        before: { state: 'open' },
        after: { state: 'kept_one', ...done, keep, ...(choice.clusters ? {} : { filter: choice }) },
      });
      return { ...done, group: act.groupId };
    }, bulk);
  },
);
