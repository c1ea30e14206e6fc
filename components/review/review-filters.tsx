'use client';

import { FacetFilter } from '#components/table/facet-filter.tsx';
import type { Facet } from '#components/table/table-types.ts';
import { useTableUrl } from '#components/table/use-table-url.ts';
import { Button } from '#components/ui/button.tsx';
import { subjects } from '#lib/domain/seeds/subject.ts';

const states: readonly Facet[] = [
  {
    id: 'status',
    title: 'Status',
    single: true,
    options: ['pending', 'accepted', 'rejected'].map((value) => ({ value, title: value })),
  },
  {
    id: 'checks',
    title: 'Checks',
    single: true,
    options: ['passed', 'undecided', 'failed', 'unchecked'].map((value) => ({ value, title: value })),
  },
  {
    id: 'subject',
    title: 'Subject',
    single: true,
    options: subjects.map((value) => ({ value, title: value })),
  },
  {
    id: 'level',
    title: 'Level',
    single: true,
    options: ['1', '2', '3', '4', '5'].map((value) => ({ value, title: `Level ${value}` })),
  },
];

/** Which variants are on the desk. The address holds it; a changed filter begins the queue anew. */
export function ReviewFilters({ methods }: { methods: readonly { id: string; title: string }[] }) {
  const url = useTableUrl();
  const method: Facet = {
    id: 'method',
    title: 'Method',
    single: true,
    options: methods.map(({ id, title }) => ({ value: id, title })),
  };
  const facets = [...states, method];
  const used =
    facets.some(({ id }) => url.params.has(id)) || url.params.has('batch') || url.params.has('audit');
  const clear = () =>
    url.go((params) => {
      for (const name of [...params.keys()]) params.delete(name);
    });
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-border border-b px-4 py-2 md:px-6">
      {facets.map((facet) => (
        <FacetFilter key={facet.id} facet={facet} url={url} />
      ))}
      {used && (
        <Button variant="ghost" size="sm" onClick={clear}>
          Clear
        </Button>
      )}
    </div>
  );
}
