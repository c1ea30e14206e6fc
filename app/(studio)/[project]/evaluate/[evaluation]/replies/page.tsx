import { MessageSquareTextIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { replyColumns, replyFacets } from '#components/evaluate/replies/reply-columns.tsx';
import { ReplyDetails } from '#components/evaluate/replies/reply-details.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { may } from '#lib/domain/access.ts';
import { ReplyFilter } from '#lib/domain/evaluate/schema.ts';
import { evaluationOptions, listReplies, showEvaluation } from '#lib/services/evaluate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { rule, withdraw } from '../../actions.ts';

export const metadata: Metadata = { title: 'Replies' };

type Props = {
  params: Promise<{ project: string; evaluation: string }>;
  searchParams: Promise<SearchParams>;
};

const names = ['says', 'dispute', 'ruled', 'truncated', 'failed', 'level', 'problem'];
const Filter = ReplyFilter.omit({ evaluation: true, after: true, limit: true });

export default async function RepliesPage({ params, searchParams }: Props) {
  const { project, evaluation } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, names);
  const [found, list, { graders }, { role }] = await Promise.all([
    load(showEvaluation, { project, evaluation }),
    load(listReplies, {
      ...{ project, evaluation, ...chosen(filters) },
      after: after === undefined ? undefined : Number(after),
    }),
    load(evaluationOptions, { project }),
    load(getProject, { project }),
  ]);
  const home = `/${project}/evaluate`;
  const shown = list.items.find(({ id }) => id === open);
  const acts = { rule: rule.bind(null, project), withdraw: withdraw.bind(null, project) };
  return (
    <Page
      title="Replies"
      trail={[
        { title: 'Evaluate', href: home },
        { title: found.name, href: `${home}/${evaluation}` },
      ]}
      fill
    >
      <DataTable
        label="Replies"
        rows={list.items}
        columns={replyColumns(graders)}
        rowId={({ id }) => id}
        rowLabel={({ problem, sample }) => `Row ${problem.rowNumber}, sample ${sample + 1}`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={replyFacets(graders)}
        lines={2}
        toolbar={filters.problem && <OneProblem href={`${home}/${evaluation}/replies`} />}
        drawer={
          shown ? (
            <ReplyDetails
              row={shown}
              graders={graders}
              home={home}
              acts={may(role, 'evaluate') ? acts : null}
            />
          ) : null
        }
        empty={
          <EmptyState icon={<MessageSquareTextIcon />} title="No reply yet">
            Replies stand here as they come, each with every grade.
          </EmptyState>
        }
      />
    </Page>
  );
}

function OneProblem({ href }: { href: string }) {
  return (
    <span className="whitespace-nowrap text-muted-foreground text-sm">
      of one problem ·{' '}
      <Link href={href} className="rounded-sm underline underline-offset-2">
        show all
      </Link>
    </span>
  );
}

/** The filter that the address asks for; what it says wrongly is left out. */
function chosen(filters: Record<string, string[]>) {
  const { says: [says] = [], ...rest } = filters;
  const first = Object.fromEntries(Object.entries(rest).map(([name, values]) => [name, values[0]]));
  const [grader, verdict] = says?.split('-') ?? [];
  return Filter.catch({}).parse({ ...first, ...(grader && verdict && { grader, verdict }) });
}
