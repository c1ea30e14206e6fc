import { SparklesIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { variantColumns, variantFacets } from '#components/generate/variant-columns.tsx';
import { VariantView } from '#components/generate/variant-view.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getVariant, listMethods, listVariants } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Variants' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

const filterNames = ['checks', 'status', 'method', 'subject', 'level', 'batch', 'seed'];

export default async function VariantsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { sort, after, open, filters } = readTableQuery(await searchParams, filterNames);
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values[0]]));
  const order = sort === '-seq' ? 'newest' : 'oldest';
  const [list, methods] = await Promise.all([
    load(listVariants, { project, ...chosen, after, order }),
    load(listMethods, { project }),
  ]);
  const home = `/${project}`;
  return (
    <Page title="Variants" trail={[{ title: 'Generate', href: `${home}/generate` }]} fill>
      <DataTable
        label="Variants"
        rows={list.items}
        columns={variantColumns}
        rowId={(variant) => variant.id}
        rowLabel={(variant) => `Variant ${variant.seq}`}
        rowHref={(variant) => `${home}/generate/variants/${variant.id}`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={variantFacets(methods.items)}
        drawerWidth={760}
        drawer={
          open ? (
            <VariantView variant={await load(getVariant, { project, variant: open })} home={home} />
          ) : null
        }
        empty={<Nothing home={home} />}
      />
    </Page>
  );
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<SparklesIcon />}
      title="No variants yet"
      action={
        <Link href={`${home}/generate/new`} className={buttonVariants()}>
          Start a batch
        </Link>
      }
    >
      Variants are new problems and solutions that a method makes from seeds.
    </EmptyState>
  );
}
