import { load } from '#app/load.ts';
import { Measured } from '#components/overview/measured.tsx';
import { graderOf } from '#lib/domain/evaluate/graders/index.ts';
import { listEvaluations } from '#lib/services/evaluate/index.ts';
import { listStudies, showStudy } from '#lib/services/studies/index.ts';
import type { overviewOf } from './overview.ts';

type Props = { project: string; counts: Awaited<ReturnType<typeof overviewOf>> };

/** The runs and evaluations of a project, and the scaling curve so far. */
export async function MeasuredSoFar({ project, counts }: Props) {
  const [{ items }, studies] = await Promise.all([
    load(listEvaluations, { project, limit: 20 }),
    load(listStudies, { project }),
  ]);
  const newest = studies.items[0];
  const study = newest ? await load(showStudy, { project, study: newest.id }) : null;
  const shown = study?.curves[0];
  return (
    <Measured
      home={`/${project}`}
      counts={counts}
      last={items.find(({ status }) => status === 'done') ?? null}
      grader={graderOf('equivalence')}
      curve={study && shown ? { study, shown } : null}
    />
  );
}
