import { invalid } from '#lib/domain/errors.ts';
import { StudyEdit } from '#lib/domain/studies/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findStudy } from './find.ts';
import { tableSource } from './sources/index.ts';
import { fromRow, hashOf, replacePoints, requestFit } from './store-points.ts';

export const editStudy = projectVerb(
  {
    name: 'studies.edit',
    summary:
      'Changes the name, the description, the target or the points of a study; changed points are fitted anew.',
    kind: 'command',
    capability: 'train',
    input: StudyEdit,
  },
  async (ctx, { study, table, ...changes }) => {
    if (table === undefined && Object.values(changes).every((value) => value === undefined)) {
      throw invalid('Say what to change: the name, the description, the target or the table.');
    }
    const fresh = table === undefined ? null : await tableSource.pointsOf(ctx, table);
    return ctx.db.$transaction(async (tx) => {
      const before = await findStudy(tx, ctx, study);
      const order = { place: 'asc' } as const;
      const rows = await tx.scalingPoint.findMany({ where: { studyId: study }, orderBy: order });
      if (fresh) await replacePoints(tx, study, fresh);
      const target = changes.target === undefined ? before.target : changes.target;
      const points = fresh ?? rows.map(fromRow);
      const hash = hashOf(points, target);
      const now = ctx.now();
      await tx.scalingStudy.update({ where: { id: study }, data: { ...changes, hash, updatedAt: now } });
      const fit = await requestFit(tx, { id: study, hash }, now);
      const { name, description } = before;
      await audit(tx, ctx, {
        ...{ action: 'studies.edit', target: `study ${study}` },
        before: { name, description, target: before.target, points: rows.length, hash: before.hash },
        after: { ...changes, points: points.length, hash },
      });
      return { study, points: points.length, fit: fit.id, status: fit.status };
    });
  },
);
