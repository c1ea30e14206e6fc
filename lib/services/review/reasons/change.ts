import { conflict } from '#lib/domain/errors.ts';
import { changeReasons, ReasonChange } from '#lib/domain/review/reasons.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';
import { readReasons } from './read.ts';

export const saveReasons = projectVerb(
  {
    name: 'review.change-reasons',
    summary: 'Changes why a variant may be rejected; what is left out is archived, never deleted.',
    kind: 'command',
    capability: 'configure',
    input: ReasonChange,
  },
  (ctx, change) =>
    ctx.db.$transaction(async (tx) => {
      const projectId = ctx.project.id;
      // Of two who change the list at once the second waits here and meets the first's list.
      await tx.project.update({ where: { id: projectId }, data: { slug: ctx.project.slug } });
      const { changedAt, ...before } = await readReasons(tx, projectId);
      const base = change.base === undefined ? changedAt : change.base;
      if ((base?.getTime() ?? null) !== (changedAt?.getTime() ?? null)) {
        throw conflict('Somebody changed the reasons since you opened them. Load the page again.', {
          changedAt,
        });
      }
      const value = changeReasons(before, change);
      const at = ctx.now();
      await tx.projectSetting.upsert({
        where: { projectId_key: { projectId, key: 'reasons' } },
        create: { projectId, key: 'reasons', value, updatedAt: at },
        update: { value, updatedAt: at },
      });
      await audit(tx, ctx, { action: 'review.change-reasons', target: 'reasons', before, after: value });
      return { ...value, changedAt: at };
    }),
);
