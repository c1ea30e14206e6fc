import { SproutIcon, UploadIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { SeedBrowser } from '#components/seeds/seed-browser.tsx';
import { SeedView } from '#components/seeds/seed-view.tsx';
import { readTableQuery, type SearchParams, type TableQuery } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getSeed, listSeeds, similarToSeed } from '#lib/services/seeds/index.ts';
import { listViews } from '#lib/services/views/index.ts';
import { dropView, keepView, restore, setAside } from './list-actions.ts';

export const metadata: Metadata = { title: 'Seeds' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function SeedsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const asked = readTableQuery(await searchParams, facetNames);
  const [list, views] = await Promise.all([
    load(listSeeds, listInput(project, asked) as Parameters<typeof listSeeds>[1]),
    load(listViews, { project, list: 'seeds' }),
  ]);
  const home = `/${project}`;
  return (
    <Page
      title="Seeds"
      description="The problems everything grows from"
      actions={<Actions home={home} />}
      fill
    >
      <SeedBrowser
        project={project}
        first={list}
        views={views.items}
        acts={{
          setAside: setAside.bind(null, project),
          restore: restore.bind(null, project),
          save: keepView.bind(null, project),
          remove: dropView.bind(null, project),
        }}
        drawer={asked.open ? <OpenSeed project={project} id={asked.open} /> : null}
        empty={<Nothing home={home} />}
      />
    </Page>
  );
}

const facetNames = ['subject', 'level', 'method', 'source', 'import', 'solution', 'excluded'];
const singles = new Set(['import', 'solution', 'excluded']);

function listInput(project: string, { q, sort, after, before, filters }: TableQuery) {
  const chosen = Object.entries(filters).map(([name, values]) => [
    name,
    singles.has(name) ? values[0] : values,
  ]);
  // A search shows the newest first where nobody asked for another order.
  return {
    project,
    ...Object.fromEntries(chosen),
    text: q,
    sort: sort ?? (q ? '-seq' : 'seq'),
    after,
    before,
  };
}

async function OpenSeed({ project, id }: { project: string; id: string }) {
  const [seed, similar] = await Promise.all([
    load(getSeed, { project, seed: id }),
    load(similarToSeed, { project, seed: id }),
  ]);
  return <SeedView seed={seed} similar={similar} home={`/${project}`} />;
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<SproutIcon />}
      title="No seeds yet"
      action={
        <Link href={`${home}/seeds/new`} className={buttonVariants()}>
          Import problems
        </Link>
      }
    >
      Seeds are the problems that every variant grows from. Import a file of them: JSONL, JSON, CSV or
      Parquet.
    </EmptyState>
  );
}

function Actions({ home }: { home: string }) {
  return (
    <>
      <Link href={`${home}/seeds/imports`} className={buttonVariants({ variant: 'outline' })}>
        Imports
      </Link>
      <Link href={`${home}/seeds/new`} className={buttonVariants()}>
        <UploadIcon /> Import
      </Link>
    </>
  );
}
