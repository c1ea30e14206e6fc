import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { AnswerList } from '#components/studies/answer-list.tsx';
import { CurveChart } from '#components/studies/chart/curve-chart.tsx';
import type { Side } from '#components/studies/chart/curve-data.ts';
import { ChoiceLinks } from '#components/studies/choice-links.tsx';
import { CurveList } from '#components/studies/curve-list.tsx';
import { FacetParts } from '#components/studies/facet-parts.tsx';
import { LawTable } from '#components/studies/law-table.tsx';
import { PointTable } from '#components/studies/point-table.tsx';
import { StagePart } from '#components/studies/stage-part.tsx';
import { DeleteStudy, StudyButton } from '#components/studies/study-actions.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Part } from '#components/versions/part.tsx';
import { type StudyView, showStudy } from '#lib/services/studies/index.ts';
import { fitAgain, remove, restore } from '../actions.ts';

export const metadata: Metadata = { title: 'Study' };

type Props = {
  params: Promise<{ project: string; study: string }>;
  searchParams: Promise<{ curve?: string; side?: string; by?: string }>;
};

export default async function StudyPage({ params, searchParams }: Props) {
  const { project, study: id } = await params;
  const asked = await searchParams;
  const study = await load(showStudy, { project, study: id });
  const list = `/${project}/evaluate/studies`;
  const side: Side = asked.side === 'error' ? 'error' : 'accuracy';
  const at = Math.min(Math.max(0, Number(asked.curve) || 0), Math.max(0, study.curves.length - 1));
  const hrefOf = (change: { curve?: number; side?: Side; by?: string }) => {
    const next = { curve: at, side, by: asked.by, ...change };
    const query = Object.entries(next).flatMap(([name, value]) =>
      value === undefined ? [] : `${name}=${value}`,
    );
    return `${list}/${id}?${query.join('&')}`;
  };
  return (
    <Page
      title={study.name}
      description={`Study ${study.number}, ${study.points.length} points`}
      trail={[{ title: 'Studies', href: list }]}
      actions={<Actions project={project} study={study} list={list} />}
    >
      <div className="flex max-w-6xl flex-col gap-8">
        {study.description && <p className="max-w-3xl text-pretty text-sm">{study.description}</p>}
        <FitState study={study} list={list} again={fitAgain.bind(null, project, study.id)} />
        {study.curves[at] && (
          <ShownPart curve={study.curves[at]} side={side} hrefOf={(next) => hrefOf({ side: next })} />
        )}
        {study.curves.length > 1 && (
          <Part title={`All ${study.curves.length} curves`}>
            <CurveList curves={study.curves} shown={at} hrefOf={(curve) => hrefOf({ curve })} />
          </Part>
        )}
        <FacetParts
          curves={study.curves}
          profits={study.profits}
          side={side}
          by={asked.by}
          hrefOf={(by) => hrefOf({ by })}
        />
        {study.stage && (
          <Part title="Second stage">
            <StagePart stage={study.stage} />
          </Part>
        )}
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm font-medium text-muted-foreground">
            All {study.points.length} points
          </summary>
          <div className="mt-2">
            <PointTable points={study.points} />
          </div>
        </details>
      </div>
    </Page>
  );
}

function Actions({ project, study, list }: { project: string; study: StudyView; list: string }) {
  const { id, name } = study;
  return (
    <>
      <DeleteStudy
        name={name}
        list={list}
        remove={remove.bind(null, project, id)}
        restore={restore.bind(null, project, id)}
      />
      <a
        href={`/api/v1/studies/${id}/points?project=${project}`}
        download
        className={buttonVariants({ variant: 'outline' })}
      >
        Points as CSV
      </a>
      <Link href={`${list}/${id}/edit`} className={buttonVariants({ variant: 'outline' })}>
        Edit
      </Link>
    </>
  );
}

type Again = () => ReturnType<typeof fitAgain>;

function FitState({ study, list, again }: { study: StudyView; list: string; again: Again }) {
  const { fit } = study;
  if (fit?.status === 'done') return null;
  if (fit?.status === 'queued' || fit?.status === 'running') {
    return (
      <>
        <LiveRefresh seconds={1} />
        <ProgressRow
          title="Fitting the laws"
          done={fit.done}
          total={fit.total || null}
          unit="curves"
          state={fit.status}
        />
      </>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <p>
        {fit?.error
          ? `The fit failed: ${fit.error}`
          : 'These points are not fitted by this edition of the studio.'}
      </p>
      <StudyButton list={list} work={again}>
        Fit the laws
      </StudyButton>
    </div>
  );
}

function ShownPart({
  curve,
  side,
  hrefOf,
}: {
  curve: StudyView['curves'][number];
  side: Side;
  hrefOf: (side: Side) => string;
}) {
  return (
    <section aria-label={curve.title} className="flex min-w-0 flex-col gap-6">
      <ChoiceLinks
        label="Axis"
        choices={[
          { title: 'Accuracy', href: hrefOf('accuracy'), on: side === 'accuracy' },
          { title: 'Error', href: hrefOf('error'), on: side === 'error' },
        ]}
      />
      <CurveChart curve={curve} side={side} />
      <AnswerList answers={curve.answers} />
      {curve.fit && (
        <Part title="Laws">
          <LawTable fit={curve.fit} />
        </Part>
      )}
    </section>
  );
}
