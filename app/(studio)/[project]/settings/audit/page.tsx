import { ScrollTextIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { AuditChange } from '#components/settings/audit-change.tsx';
import { auditColumns } from '#components/settings/audit-columns.tsx';
import { AuditExport } from '#components/settings/audit-export.tsx';
import { DataTable, type Facet } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { sessionActor } from '#lib/auth/actor.ts';
import { listAuditEvents, listInstallationEvents } from '#lib/services/audit-trail/index.ts';
import { listMembers } from '#lib/services/members/index.ts';

export const metadata: Metadata = { title: 'Audit' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };
type Filter = Parameters<typeof listAuditEvents>[1];

export default async function AuditPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { q, after, open, filters } = readTableQuery(await searchParams, ['actor', 'place']);
  const actor = await sessionActor();
  const ofInstallation = filters.place?.[0] === 'installation';
  const choice = { text: q, actor: filters.actor?.[0] };
  const filter = { ...choice, after } as Omit<Filter, 'project'>;
  const [list, members] = await Promise.all([
    ofInstallation
      ? load(listInstallationEvents, filter)
      : load(listAuditEvents, { project, ...filter } as Filter),
    load(listMembers, { project }),
  ]);
  const opened = list.items.find(({ id }) => String(id) === open);
  const administrator = actor.kind === 'user' && actor.administrator;
  return (
    <DataTable
      label="Audit trail"
      rows={list.items}
      columns={auditColumns}
      rowId={(event) => String(event.id)}
      rowLabel={(event) => `${event.action} by ${event.actorLabel}`}
      page={{ after, nextAfter: list.nextAfter }}
      facets={[actorFacet(members), ...(administrator ? [placeFacet] : [])]}
      textFilter="Find in actions, names and values"
      toolbar={<AuditExport choice={ofInstallation ? choice : { project, ...choice }} />}
      drawer={opened ? <AuditChange event={opened} /> : null}
      empty={
        <EmptyState icon={<ScrollTextIcon />} title="Nothing was changed yet">
          Every change is kept here, with who made it, when, and what was before and after.
        </EmptyState>
      }
    />
  );
}

/** Accounts, sign-ins, tokens and settings are of no project. */
const placeFacet: Facet = {
  id: 'place',
  title: 'Where',
  single: true,
  options: [{ value: 'installation', title: 'Outside of projects' }],
};

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
