import Link from 'next/link';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { overrideVerdicts } from '#lib/domain/check/schema.ts';
import type { Stage, Verdict } from '#lib/math/answers/index.ts';
import { stageNames } from './answer-stages.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

/** What the list of overrides shows of one. */
export type OverrideListRow = {
  seq: number;
  id: string;
  variant: string;
  variantSeq: number;
  revision: number;
  /** The variant still has the text that the word was given on. */
  isCurrent: boolean;
  gold: string;
  pred: string;
  verdict: 'equal' | 'different';
  note: string;
  engine: { verdict: Verdict; stage: Stage; reason: string };
  by: string;
  at: Date | string;
  withdrawnAt: Date | string | null;
};

/** Links need the project's address. */
export const overrideColumns = (home: string): readonly Column<OverrideListRow>[] => [
  {
    id: 'gold',
    title: 'Known answer',
    fixed: true,
    minWidth: 136,
    cell: (row) => <AnswerBadge answer={row.gold} label="" />,
  },
  {
    id: 'pred',
    title: 'Answer',
    fixed: true,
    minWidth: 136,
    cell: (row) => <AnswerBadge answer={row.pred} label="" />,
  },
  {
    id: 'verdict',
    title: 'Person',
    width: 120,
    cell: (row) => <VerdictBadge verdict={row.verdict} struck={row.withdrawnAt !== null} />,
  },
  {
    id: 'engine',
    title: 'Engine',
    width: 304,
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <VerdictBadge verdict={row.engine.verdict} />
        <span className="line-clamp-2 min-w-0 text-muted-foreground text-xs">
          {stageNames[row.engine.stage]}: {row.engine.reason}
        </span>
      </span>
    ),
  },
  { id: 'by', title: 'Who', width: 120, cell: (row) => <span className="truncate">{row.by}</span> },
  { id: 'at', title: 'When', width: 128, cell: (row) => <RelativeTime at={row.at} /> },
  {
    id: 'variant',
    title: 'Variant',
    align: 'right',
    width: 80,
    cell: (row) => (
      <Link href={`${home}/generate/variants/${row.variant}`} className="text-primary hover:underline">
        {row.variantSeq}
      </Link>
    ),
  },
  { id: 'note', title: 'Remark', width: 240, hidden: true, cell: (row) => row.note },
];

const options = (values: readonly string[]) => values.map((value) => ({ value, title: value }));

export const overrideFacets: readonly Facet[] = [
  { id: 'verdict', title: 'Person', single: true, options: options(overrideVerdicts) },
  { id: 'engine', title: 'Engine', single: true, options: options(['equal', 'different', 'undecided']) },
  { id: 'state', title: 'State', single: true, options: options(['standing', 'withdrawn']) },
];
