import { BarChart } from '#components/chart/bar-chart.tsx';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import type { OverLimit } from '#lib/domain/versions/token-lengths.ts';
import type { PreviewLengths } from './preview-answers.ts';

/** Token lengths of the rows, and how many are longer than what training usually allows. */
export function LengthFacts({ answer: { rows, lengths } }: { answer: PreviewLengths }) {
  if (!lengths) return <p className="text-muted-foreground text-sm">There are no rows to count.</p>;
  const { counted, mean, median, p95, longest, bins, over } = lengths;
  const isWhole = counted === rows;
  const last = bins.findLastIndex((bin) => bin.rows > 0);
  const shown = bins.slice(0, Math.max(last + 1, 6));
  const words = over.map(overWords).join('; ');
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm tabular-nums">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      <BarChart
        title={isWhole ? 'Rows by length' : `Rows by length, in a sample of ${formatNumber(counted)}`}
        unit="rows"
        summary={`${words}. The median is ${formatNumber(median)} tokens.`}
        bars={shown.map(({ from, to, rows: value }) => ({
          label: to === null ? `> ${formatNumber(from)}` : `≤ ${formatNumber(to)}`,
          value,
          hint: to === null ? 'tokens' : `${formatNumber(from)} to ${formatNumber(to)} tokens`,
        }))}
      />
      <p className="text-pretty text-muted-foreground text-xs tabular-nums">
        Mean {formatNumber(mean, 0)}, median {formatNumber(median)}, 95 % at most {formatNumber(p95)}, longest{' '}
        {formatNumber(longest)} tokens of problem and solution, without a chat template.
        {!isWhole &&
          ` Counted on ${formatNumber(counted)} of ${formatNumber(rows)} rows, always the same ones; shares with their 95 % interval.`}
      </p>
    </div>
  );
}

function overWords({ limit, rows, share, low, high }: OverLimit): string {
  const range = high > low && high - low >= 0.0005 ? ` (${formatShare(low)} to ${formatShare(high)})` : '';
  return `${rows === 0 && range === '' ? 'none' : formatShare(share)}${range} over ${formatNumber(limit)} tokens`;
}
