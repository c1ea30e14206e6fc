import { TargetIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { AddBenchmark } from '#components/benchmarks/add-benchmark.tsx';
import { benchmarkColumns, isReading } from '#components/benchmarks/benchmark-columns.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { listBenchmarks } from '#lib/services/benchmarks/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { add, look } from './actions.ts';

export const metadata: Metadata = { title: 'Benchmarks' };

export default async function BenchmarksPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ items }, { role }] = await Promise.all([
    load(listBenchmarks, { project }),
    load(getProject, { project }),
  ]);
  const home = `/${project}`;
  const adding = may(role, 'import') && (
    <AddBenchmark project={project} look={look.bind(null, project)} add={add.bind(null, project)} />
  );
  return (
    <Page
      title="Benchmarks"
      description="What the model will be measured with"
      trail={[{ title: 'Check', href: `${home}/check` }]}
      actions={
        <>
          <Link href={`${home}/check/contamination`} className={buttonVariants({ variant: 'outline' })}>
            Contamination
          </Link>
          {items.length > 0 && adding}
        </>
      }
      fill
    >
      {items.some(isReading) && <LiveRefresh seconds={2} />}
      <DataTable
        label="Benchmarks"
        rows={items}
        columns={benchmarkColumns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowHref={(row) => `${home}/check/benchmarks/${row.id}`}
        page={{ total: items.length }}
        lines={2}
        empty={
          <EmptyState icon={<TargetIcon />} title="No benchmark yet" action={adding}>
            A model that was trained on its test is not measured by it. Add the problems that it will be
            measured with, and every seed and variant is compared with them.
          </EmptyState>
        }
      />
    </Page>
  );
}
