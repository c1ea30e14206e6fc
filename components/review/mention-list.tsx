'use client';

import Link from 'next/link';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { Button } from '#components/ui/button.tsx';

export type MentionRow = {
  id: string;
  variantId: string;
  variantSeq: number;
  body: string;
  authorLabel: string;
  at: Date | string;
};

type Props = {
  items: readonly MentionRow[];
  home: string;
  putOff: (comment: string) => Promise<ActionResult<unknown>>;
};

/** The comments that name the reader, each with its variant, until they are done with it. */
export function MentionList({ items, home, putOff }: Props) {
  const { busy, act } = useAct();
  return (
    <ul className="flex max-w-3xl flex-col divide-y divide-border px-4 md:px-6">
      {items.map(({ id, variantId, variantSeq, body, authorLabel, at }) => (
        <li key={id} className="flex flex-col gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3 text-sm">
            <span className="font-medium">{authorLabel}</span>
            <Link href={`${home}/review?item=${variantId}`} className="text-primary hover:underline">
              on variant {variantSeq}
            </Link>
            <RelativeTime at={at} className="text-muted-foreground text-xs" />
            <Button
              variant="outline"
              size="sm"
              className="ml-auto"
              disabled={busy}
              aria-label={`Done with the comment on variant ${variantSeq}`}
              onClick={() => act(() => putOff(id))}
            >
              Done
            </Button>
          </p>
          <ProblemView text={body} className="text-sm" />
        </li>
      ))}
    </ul>
  );
}
