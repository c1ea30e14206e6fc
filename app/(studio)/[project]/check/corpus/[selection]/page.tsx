import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { SelectionFacts } from '#components/corpus/selection-facts.tsx';
import { SelectionItems } from '#components/corpus/selection-items.tsx';
import { Page } from '#components/layout/page-header.tsx';
import type { SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { showSelection } from '#lib/services/corpus/index.ts';

export const metadata: Metadata = { title: 'Core set' };

type Props = {
  params: Promise<{ project: string; selection: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function SelectionPage({ params, searchParams }: Props) {
  const { project, selection: id } = await params;
  const { after: asked } = await searchParams;
  const after = typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : undefined;
  const { selection, items, nextAfter } = await load(showSelection, { project, selection: id, after });
  const home = `/${project}`;
  const here = `${home}/check/corpus/${id}`;
  return (
    <Page
      title={selection.name}
      trail={[
        { title: 'Check', href: `${home}/check` },
        { title: 'Corpus', href: `${home}/check/corpus` },
      ]}
      actions={
        <Link
          href={`${home}/versions/new?selection=${id}`}
          className={buttonVariants({ variant: 'outline' })}
        >
          Make a version of it
        </Link>
      }
    >
      <div className="flex flex-col gap-8">
        <SelectionFacts result={selection.result} kind={selection.kind} />
        <section className="flex flex-col gap-3">
          <h2 className="font-semibold text-base">Chosen, the first choices first</h2>
          <SelectionItems items={items} kind={selection.kind} home={home} />
          <nav aria-label="Pages" className="flex gap-2">
            {after !== undefined && (
              <Link href={here} className={buttonVariants({ variant: 'outline' })}>
                First page
              </Link>
            )}
            {nextAfter !== null && (
              <Link href={`${here}?after=${nextAfter}`} className={buttonVariants({ variant: 'outline' })}>
                Next page
              </Link>
            )}
          </nav>
        </section>
      </div>
    </Page>
  );
}
