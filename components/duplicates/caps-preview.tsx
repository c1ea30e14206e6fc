'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatCount, formatNumber } from '#components/layout/format.ts';

export type CapsCounted = {
  caps: { perSeed: number | null; perSkeleton: number | null };
  variants: number;
  rejected: number;
  bySkeleton: number;
  bySeed: number;
  accepted: number;
  seeds: number;
  unsigned: number;
};
type Applied = { rejected: number; decision: string | null };
type Props = {
  counted: CapsCounted;
  apply: () => Promise<ActionResult<Applied>>;
  onDone: (applied: Applied) => void;
};

/** What caps would reject, and the button that does it. */
export function CapsPreview({ counted, apply, onDone }: Props) {
  const { variants, rejected, bySkeleton, bySeed, accepted, seeds, unsigned } = counted;
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-border p-4 text-sm" aria-live="polite">
      <p>
        <strong className="font-semibold tabular-nums">{formatNumber(rejected)}</strong> of{' '}
        {formatCount(variants, 'variant')} would be rejected, of {formatCount(seeds, 'seed')}:{' '}
        {formatNumber(bySkeleton)} by their skeleton, {formatNumber(bySeed)} more by their seed.{' '}
        {formatNumber(accepted)} of them are accepted now.
      </p>
      {unsigned > 0 && (
        <p className="text-muted-foreground">
          The skeleton of {formatCount(unsigned, 'variant')} is not known yet: find duplicates first.
        </p>
      )}
      <ConfirmButton
        title={`Reject ${formatCount(rejected, 'variant')} of ${formatCount(seeds, 'seed')}`}
        description="They are rejected as duplicates in one act, which one undo takes back."
        disabled={rejected === 0}
        action={apply}
        onDone={onDone}
      >
        Reject {formatNumber(rejected)}…
      </ConfirmButton>
    </div>
  );
}
