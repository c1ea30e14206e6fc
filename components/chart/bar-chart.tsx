import { useId } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { ChartNumbers, type ChartTable } from './chart-numbers.tsx';
import { LevelLine } from './level-line.tsx';
import { niceTop } from './nice-top.ts';

export type Bar = {
  /** Under the bar; only some are written where there are many. */
  label: string;
  value: number;
  /** On hover, beside the value. */
  hint?: string;
};

type Props = {
  /** The question that it answers. */
  title: string;
  /** What a bar counts, with its unit: "decisions a day". */
  unit: string;
  bars: readonly Bar[];
  /** What the picture says in one sentence, for those who do not see it. */
  summary: string;
  /** More than label and value in the table of its numbers. */
  numbers?: ChartTable;
};

const [width, height] = [640, 190];
const [left, right, top, bottom] = [44, 8, 22, 26];
const mostLabels = 12;

/** Counts as bars over a linear axis from 0. */
export function BarChart({ title, unit, bars, summary, numbers }: Props) {
  const id = useId();
  const end = niceTop(Math.max(1, ...bars.map((bar) => bar.value)));
  const y = (value: number) => top + (1 - value / end) * (height - top - bottom);
  const table = numbers ?? { head: ['', unit], rows: bars.map(({ label, value }) => [label, value]) };
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="font-medium text-sm">{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={id}
        className="h-auto w-full max-w-3xl text-muted-foreground"
      >
        <title id={id}>{`${title} ${summary}`}</title>
        {[0, end / 2, end].filter(Number.isInteger).map((value) => (
          <LevelLine key={value} y={y(value)} from={left} to={width - right}>
            {formatNumber(value)}
          </LevelLine>
        ))}
        <Bars bars={bars} y={y} />
        <text x={left} y={10} fontSize="11" fill="currentColor">
          {unit}
        </text>
      </svg>
      <ChartNumbers title={title} {...table} />
    </figure>
  );
}

function Bars({ bars, y }: { bars: readonly Bar[]; y: (value: number) => number }) {
  const step = (width - left - right) / Math.max(1, bars.length);
  const each = Math.ceil(bars.length / mostLabels);
  return bars.map(({ label, value, hint }, at) => (
    <g key={label}>
      {/* The whole column can be pointed at, however low its bar is. */}
      <rect x={left + at * step} y={top} width={step} height={height - top - bottom} fill="transparent">
        <title>{`${label}: ${formatNumber(value)}${hint ? `, ${hint}` : ''}`}</title>
      </rect>
      <rect
        x={left + at * step + Math.min(3, step * 0.12)}
        y={y(value)}
        width={Math.max(1, step - 2 * Math.min(3, step * 0.12))}
        height={y(0) - y(value)}
        fill="var(--primary)"
        pointerEvents="none"
      />
      {(bars.length - 1 - at) % each === 0 && (
        <text
          x={left + (at + 0.5) * step}
          y={height - 10}
          textAnchor="middle"
          fontSize="11"
          fill="currentColor"
        >
          {label}
        </text>
      )}
    </g>
  ));
}
