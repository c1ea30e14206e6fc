import { LibraryIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { CorpusStatisticsView } from '#components/corpus/corpus-statistics.tsx';
import { EstimatePanel } from '#components/corpus/estimate-panel.tsx';
import { SelectionPanel } from '#components/corpus/selection-panel.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import type { SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { StatisticsOf } from '#lib/domain/corpus/statistics.ts';
import { listRuns, listSelections, statistics } from '#lib/services/corpus/index.ts';
import { getProject, showProjectSettings } from '#lib/services/projects/index.ts';
import { listImports } from '#lib/services/seeds/index.ts';
import { removeSelection, startEstimates, startSelection, stopRun } from './actions.ts';

export const metadata: Metadata = { title: 'Corpus' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function CorpusPage({ params, searchParams }: Props) {
  const { project } = await params;
  const kind = StatisticsOf.shape.kind.catch('seed').parse((await searchParams).of);
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const [estimates, selecting] = await Promise.all([
    load(listRuns, { project, kind: 'estimates', limit: 1 }),
    load(listRuns, { project, kind: 'selection', limit: 1 }),
  ]);
  const [{ role }, found, selections, imports, settings] = await Promise.all([
    load(getProject, { project }),
    load(statistics, { project, kind }),
    load(listSelections, { project }),
    load(listImports, { project }),
    load(showProjectSettings, { project }),
  ]);
  const home = `/${project}`;
  const allowed = may(role, 'check');
  const [estimateRun = null] = estimates.items;
  const [selectionRun = null] = selecting.items;
  const unit = kind === 'seed' ? 'seeds' : 'variants';
  return (
    <Page
      title="Corpus"
      description={`${found.sampled === null ? '' : '≈ '}${formatNumber(found.rows)} ${unit}`}
      trail={[{ title: 'Check', href: `${home}/check` }]}
      actions={<Kinds home={home} chosen={kind} />}
    >
      <div className="flex flex-col gap-8">
        {found.rows === 0 ? (
          <Nothing home={home} unit={unit} />
        ) : (
          <>
            {found.sampled !== null && (
              <p className="text-muted-foreground text-sm">
                Counts marked ≈ are scaled up from a sample of {formatNumber(found.sampled)} {unit}: the whole
                would take too long to count for a page.
              </p>
            )}
            <CorpusStatisticsView of={found} />
          </>
        )}
        <EstimatePanel
          project={project}
          run={estimateRun}
          start={allowed ? startEstimates.bind(null, project) : null}
          cancel={allowed && estimateRun ? stopRun.bind(null, project, estimateRun.id) : null}
        />
        <SelectionPanel
          {...{ project, home, kind }}
          run={selectionRun}
          rows={selections.items}
          subjects={found.subjects.filter((one) => one.known > 0).map((one) => one.subject)}
          imports={imports.items.map(({ id, fileName }) => ({ id, fileName }))}
          hasEmbeddings={settings.decontamination.endpoint !== null}
          start={allowed ? startSelection.bind(null, project) : null}
          cancel={allowed && selectionRun ? stopRun.bind(null, project, selectionRun.id) : null}
          remove={allowed ? removeSelection.bind(null, project) : null}
        />
      </div>
    </Page>
  );
}

function Kinds({ home, chosen }: { home: string; chosen: 'seed' | 'variant' }) {
  const kinds = [
    { kind: 'seed', title: 'Seeds' },
    { kind: 'variant', title: 'Variants' },
  ] as const;
  return (
    <nav aria-label="What is counted" className="flex gap-1">
      {kinds.map(({ kind, title }) => (
        <Link
          key={kind}
          href={kind === 'seed' ? `${home}/check/corpus` : `${home}/check/corpus?of=variant`}
          aria-current={kind === chosen ? 'page' : undefined}
          className={buttonVariants({ variant: kind === chosen ? 'secondary' : 'ghost' })}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ home, unit }: { home: string; unit: string }) {
  return (
    <EmptyState
      icon={<LibraryIcon />}
      title={`No ${unit} yet`}
      action={
        <Link
          href={unit === 'seeds' ? `${home}/seeds/new` : `${home}/generate/new`}
          className={buttonVariants()}
        >
          {unit === 'seeds' ? 'Import seeds' : 'Start a batch'}
        </Link>
      }
    >
      Here you see what a corpus is made of: lengths, levels, subjects and sources.
    </EmptyState>
  );
}
