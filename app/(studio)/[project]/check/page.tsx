import { ListChecksIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { load } from '#app/load.ts';
import { RecheckButton } from '#components/check/recheck-button.tsx';
import { resultColumns } from '#components/check/result-columns.tsx';
import { RuleTable } from '#components/check/rule-table.tsx';
import { VariantView } from '#components/generate/variant-view.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { CheckOutcome } from '#lib/domain/check/schema.ts';
import { listResults, summarizeChecks } from '#lib/services/check/index.ts';
import { getVariant } from '#lib/services/generate/index.ts';
import { checkAgain } from './actions.ts';

export const metadata: Metadata = { title: 'Check' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function CheckPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, ['rule', 'outcome', 'state', 'status']);
  const home = `/${project}`;
  if (filters.state || filters.status) redirect(variantsOf(home, filters));
  const summary = await load(summarizeChecks, { project });
  const total = Object.values(summary.variants).reduce((sum, count) => sum + count, 0);
  const worst = [...summary.items].sort((one, other) => other.failed - one.failed)[0];
  const rule = filters.rule?.[0] ?? worst?.rule ?? '';
  const outcome = CheckOutcome.catch('failed').parse(filters.outcome?.[0]);
  const results = await load(listResults, { project, rule, outcome, after });
  const title = summary.items.find((one) => one.rule === rule)?.title ?? rule;
  return (
    <Page
      title="Check"
      description="Rules look at every variant and say why one fails"
      actions={
        <>
          <Link href={`${home}/check/corpus`} className={buttonVariants({ variant: 'outline' })}>
            Corpus
          </Link>
          <Link href={`${home}/check/answers`} className={buttonVariants({ variant: 'outline' })}>
            Compare answers
          </Link>
          <Link href={`${home}/check/duplicates`} className={buttonVariants({ variant: 'outline' })}>
            Duplicates
          </Link>
          <Link href={`${home}/check/overrides`} className={buttonVariants({ variant: 'outline' })}>
            Overrides
          </Link>
          <Link href={`${home}/check/benchmarks`} className={buttonVariants({ variant: 'outline' })}>
            Benchmarks
          </Link>
          <Link href={`${home}/check/contamination`} className={buttonVariants({ variant: 'outline' })}>
            Contamination
          </Link>
          <Link href={`${home}/check/judges`} className={buttonVariants({ variant: 'outline' })}>
            Judges
          </Link>
          <RecheckButton variants={total} recheck={checkAgain.bind(null, project)} />
        </>
      }
      fill
    >
      {summary.variants.unchecked > 0 && <LiveRefresh seconds={3} />}
      {total === 0 ? (
        <Nothing home={home} />
      ) : (
        <>
          <div className="flex shrink-0 flex-col gap-4 px-4 pt-4 md:px-6">
            <RuleTable rules={summary.items} chosen={`${rule} ${outcome}`} home={home} />
            <h2 className="font-medium text-sm">
              {title}: <span className="text-muted-foreground">{outcome}</span>
            </h2>
          </div>
          <DataTable
            label={`${title}: ${outcome}`}
            rows={results.items}
            columns={resultColumns}
            rowId={(row) => row.variant}
            rowLabel={(row) => `Variant ${row.seq}`}
            rowHref={(row) => `${home}/generate/variants/${row.variant}`}
            page={{ after, nextAfter: results.nextAfter }}
            lines={2}
            drawerWidth={760}
            drawer={
              open ? (
                <VariantView variant={await load(getVariant, { project, variant: open })} home={home} />
              ) : null
            }
            empty={
              <EmptyState
                icon={<ListChecksIcon />}
              >{`“${title}” says “${outcome}” of no variant.`}</EmptyState>
            }
          />
        </>
      )}
    </Page>
  );
}

/** Sums of all rules are a matter of the list of variants. */
function variantsOf(home: string, { state, status }: Record<string, string[]>): string {
  const decided = status && status.length > 1 ? 'reviewed' : status?.[0];
  const query = new URLSearchParams({
    ...(state?.[0] && { checks: state[0] }),
    ...(decided && { status: decided }),
  });
  return `${home}/generate/variants?${query}`;
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<ListChecksIcon />}
      title="Nothing to check yet"
      action={
        <Link href={`${home}/generate/new`} className={buttonVariants()}>
          Start a batch
        </Link>
      }
    >
      Every variant is checked when it is generated and again when it is edited.
    </EmptyState>
  );
}
