'use client';

import { ChevronRightIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { sharedSpans } from '#components/contamination/mark-spans.ts';
import { MarkedText } from '#components/contamination/marked-text.tsx';
import { ActionKeys } from '#components/layout/key-bindings.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import type { LookAlike } from '#lib/domain/review/look-alike.ts';
import type { ReviewItem } from './review-item.ts';

const words = {
  benchmark: 'Stands in a benchmark',
  seed: 'Like another seed',
  variant: 'Like another variant',
};

/** What the variant overlaps with: both texts side by side with what they share marked. B opens them. */
export function LookAlikeList({ item, home }: { item: ReviewItem; home: string }) {
  const [open, setOpen] = useState(false);
  const { lookAlikes } = item;
  const toggle = () => setOpen((now) => !now);
  const disabled = lookAlikes.length === 0;
  useShortcuts([
    { id: 'overlaps', keys: 'b', label: 'Show what it overlaps with, side by side', run: toggle, disabled },
  ]);
  if (disabled) return null;
  return (
    <section aria-label="Overlaps" className="flex flex-col gap-3 border-border border-t pt-3">
      <Button variant="ghost" size="sm" className="-ml-2 self-start" aria-expanded={open} onClick={toggle}>
        <ChevronRightIcon className={open ? 'rotate-90' : ''} />
        Overlaps with {lookAlikes.length === 1 ? 'one text' : `${lookAlikes.length} texts`}{' '}
        <ActionKeys id="overlaps" />
      </Button>
      {open &&
        lookAlikes.map((one) => <Pair key={`${one.kind} ${one.id} ${one.part}`} {...{ one, item, home }} />)}
    </section>
  );
}

function Pair({ one, item, home }: { one: LookAlike; item: ReviewItem; home: string }) {
  const own = item.variant[one.part];
  const shared = one.spans ? null : sharedSpans(one.text, own);
  return (
    <article className="flex flex-col gap-2 rounded-lg border border-border p-3">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{words[one.kind]}</span>
        <Link href={`${home}${hrefOf(one)}`} className="rounded-sm text-primary hover:underline">
          {one.title}
        </Link>
        <span className="text-muted-foreground text-xs">
          {one.found}
          {one.score !== null && ` ${one.score.toFixed(2)}`}
        </span>
      </h3>
      <div className="grid gap-4 sm:grid-cols-2">
        <Text title={one.title} text={one.text} spans={one.spans?.text ?? shared?.passage ?? []} />
        <Text title="This variant" text={own} spans={one.spans?.variant ?? shared?.text ?? []} />
      </div>
    </article>
  );
}

type TextProps = { title: string; text: string; spans: readonly (readonly [number, number])[] };

function Text({ title, text, spans }: TextProps) {
  return (
    <div className="min-w-0">
      <h4 className="text-muted-foreground text-xs">{title}</h4>
      <MarkedText text={text} spans={spans} />
    </div>
  );
}

function hrefOf({ kind, id, benchmark, hit }: LookAlike): string {
  if (kind === 'seed') return `/seeds/${id}`;
  if (kind === 'variant') return `/generate/variants/${id}`;
  return hit ? `/check/contamination?open=${hit}` : `/check/benchmarks/${benchmark}`;
}
