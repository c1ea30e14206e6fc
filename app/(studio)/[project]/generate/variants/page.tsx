import { SparklesIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { VariantBrowser } from '#components/generate/variant-browser.tsx';
import { VariantView } from '#components/generate/variant-view.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { getVariant, listMethods, listVariants, similarToVariant } from '#lib/services/generate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { listViews } from '#lib/services/views/index.ts';
import { countChosen, decideChosen, dropView, keepView, undoGroup } from './actions.ts';

export const metadata: Metadata = { title: 'Variants' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

const filterNames = ['checks', 'status', 'method', 'source', 'subject', 'level', 'batch', 'seed', 'import'];

export default async function VariantsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { q, sort, after, before, open, filters } = readTableQuery(await searchParams, filterNames);
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values[0]]));
  // A search shows the newest first where nobody asked for another order.
  const input = { project, ...chosen, text: q, sort: sort ?? (q ? '-seq' : 'seq'), after, before };
  const [list, methods, views, { role }] = await Promise.all([
    load(listVariants, input as Parameters<typeof listVariants>[1]),
    load(listMethods, { project }),
    load(listViews, { project, list: 'variants' }),
    load(getProject, { project }),
  ]);
  const home = `/${project}`;
  return (
    <Page title="Variants" trail={[{ title: 'Generate', href: `${home}/generate` }]} fill>
      <VariantBrowser
        project={project}
        first={list}
        methods={methods.items.map(({ id, title }) => ({ id, title }))}
        views={views.items}
        acts={{ save: keepView.bind(null, project), remove: dropView.bind(null, project) }}
        bulk={
          may(role, 'undo-others')
            ? {
                preview: countChosen.bind(null, project),
                decide: decideChosen.bind(null, project),
                undo: undoGroup.bind(null, project),
              }
            : null
        }
        drawer={open ? <OpenVariant project={project} id={open} /> : null}
        empty={<Nothing home={home} />}
      />
    </Page>
  );
}

async function OpenVariant({ project, id }: { project: string; id: string }) {
  const [variant, similar] = await Promise.all([
    load(getVariant, { project, variant: id }),
    load(similarToVariant, { project, variant: id }),
  ]);
  return <VariantView variant={variant} similar={similar} home={`/${project}`} />;
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
