import { formatCount } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import type { Estimate } from '#lib/domain/evaluate/estimate.ts';

const percent = (share: number) => (share * 100).toFixed(1);

/** A share of problems with its 95 % interval; of how many and by which method stands in its title. */
export function Accuracy({ estimate }: { estimate: Estimate | undefined }) {
  if (!estimate || estimate.share === null) return <NumberValue value={null} />;
  const { share, low, high, of, replies, method } = estimate;
  const ground = method === 'wilson' ? 'Wilson’s interval' : 'bootstrap over problems';
  const many = replies > of ? `, ${formatCount(replies, 'reply', 'replies')}` : '';
  return (
    <span
      className="whitespace-nowrap tabular-nums"
      title={`${formatCount(of, 'problem')}${many}; 95 %, ${ground}`}
    >
      {percent(share)} %{' '}
      <span className="text-muted-foreground text-xs">
        {percent(low)}–{percent(high)}
      </span>
    </span>
  );
}
