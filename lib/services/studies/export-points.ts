import { exportPoints } from '#lib/domain/studies/export-csv.ts';
import { StudyRef } from '#lib/domain/studies/schema.ts';
import { projectVerb } from '../verb.ts';
import { findStudy } from './find.ts';
import { fromRow } from './store-points.ts';

export const exportStudyPoints = projectVerb(
  {
    name: 'studies.export',
    summary: 'Exports the points of a study as CSV, which is read back as it is.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: StudyRef,
  },
  async (ctx, input) => {
    const study = await findStudy(ctx.db, ctx, input.study);
    const order = { place: 'asc' } as const;
    const rows = await ctx.db.scalingPoint.findMany({ where: { studyId: study.id }, orderBy: order });
    const lines = async function* () {
      yield* exportPoints(rows.map(fromRow));
    };
    return { fileName: `study-${study.number}-points.csv`, lines: lines(), rowCount: rows.length };
  },
);
