'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { formatNumber } from '#components/layout/format.ts';
import { DiffStyleButton, DiffStyleProvider } from '#components/review/diff-style.tsx';
import { DiffText } from '#components/review/diff-text.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import type { RejectedReply } from '#lib/domain/versions/schema.ts';
import type { Change } from './change-tabs.tsx';

type Text = { problem: string; solution: string; answer: string; rejected: RejectedReply | null };
type Item = { variantId: string; seedId: string; position: number; before: Text | null; after: Text | null };
type Props = { project: string; change: Change; items: readonly Item[]; nextAfter: number | null };

const nothing: Text = { problem: '', solution: '', answer: '', rejected: null };

/** The rows that differ, with both texts by words and formulas. */
export function ChangeList({ project, change, items, nextAfter }: Props) {
  const path = usePathname();
  const params = useSearchParams();
  if (items.length === 0) return <p className="text-muted-foreground text-sm">No row is {change}.</p>;
  const next = new URLSearchParams(params);
  next.set('after', String(nextAfter));
  return (
    <DiffStyleProvider>
      {change === 'changed' && (
        <div>
          <DiffStyleButton />
        </div>
      )}
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.position} className="rounded-lg border border-border bg-card p-4">
            <Row project={project} item={item} />
          </li>
        ))}
      </ul>
      {nextAfter !== null && (
        <Link href={`${path}?${next}`} className={`${buttonVariants({ variant: 'outline' })} self-start`}>
          Next rows
        </Link>
      )}
    </DiffStyleProvider>
  );
}

function Row({ project, item }: { project: string; item: Item }) {
  const only = item.after ?? item.before ?? nothing;
  const before = item.before ?? only;
  const after = item.after ?? only;
  const isSeed = item.variantId === item.seedId;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
        <span>Row {formatNumber(item.position + 1)}</span>
        <Link
          className="underline underline-offset-4"
          href={
            isSeed ? `/${project}/seeds/${item.seedId}` : `/${project}/generate/variants/${item.variantId}`
          }
        >
          Its {isSeed ? 'seed' : 'variant'}
        </Link>
      </p>
      <DiffText title="Problem" before={before.problem} after={after.problem} />
      <DiffText
        title={after.rejected ? 'Chosen' : 'Solution'}
        before={before.solution}
        after={after.solution}
      />
      <DiffText title="Answer" before={before.answer} after={after.answer} />
      {before.rejected && after.rejected && (
        <DiffText title="Rejected" before={before.rejected.solution} after={after.rejected.solution} />
      )}
    </div>
  );
}
