import { ScrollTextIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { AuditChange } from '#components/settings/audit-change.tsx';
import { auditColumns } from '#components/settings/audit-columns.tsx';
import { DataTable, type Facet } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { listAuditEvents } from '#lib/services/audit-trail/index.ts';
import { listMembers } from '#lib/services/members/index.ts';

export const metadata: Metadata = { title: 'Audit' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };
type Filter = Parameters<typeof listAuditEvents>[1];

export default async function AuditPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { q, after, open, filters } = readTableQuery(await searchParams, ['actor']);
  const filter = { project, action: q, actor: filters.actor?.[0], after } as Filter;
  const [list, members] = await Promise.all([load(listAuditEvents, filter), load(listMembers, { project })]);
  const opened = list.items.find(({ id }) => String(id) === open);
  return (
    <DataTable
      label="Audit trail"
      rows={list.items}
      columns={auditColumns}
      rowId={(event) => String(event.id)}
      rowLabel={(event) => `${event.action} by ${event.actorLabel}`}
      page={{ after, nextAfter: list.nextAfter }}
      facets={[actorFacet(members)]}
      textFilter="Action begins with, e.g. members."
      drawer={opened ? <AuditChange event={opened} /> : null}
      empty={
        <EmptyState icon={<ScrollTextIcon />} title="Nothing was changed yet">
          Every change in this project is kept here, with who made it and when.
        </EmptyState>
      }
    />
  );
}

function actorFacet(members: readonly { userId: string; name: string }[]): Facet {
  return {
    id: 'actor',
    title: 'Who',
    single: true,
    options: [
      ...members.map(({ userId, name }) => ({ value: userId, title: name })),
      { value: 'system', title: 'The studio or its command line' },
      { value: 'visitor', title: 'Visitors' },
    ],
  };
}
