import { NumberValue } from '#components/layout/number-value.tsx';
import type { Estimate } from '#lib/domain/evaluate/estimate.ts';

/** A share of problems with its 95 % interval. */
export function Accuracy({ estimate }: { estimate: Estimate | undefined }) {
  if (!estimate || estimate.share === null) return <NumberValue value={null} />;
  const percent = (share: number) => (share * 100).toFixed(1);
  return (
    <span className="whitespace-nowrap tabular-nums">
      <NumberValue value={estimate.share} as="share" />{' '}
      <span className="text-muted-foreground text-xs" title="95 % interval, in percent">
        {percent(estimate.low)}–{percent(estimate.high)}
      </span>
    </span>
  );
}
