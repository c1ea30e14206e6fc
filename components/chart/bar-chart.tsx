'use client';

import { useId, useRef } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { ChartNumbers, type ChartTable } from './chart-numbers.tsx';
import { LevelLine } from './level-line.tsx';
import { niceTop } from './nice-top.ts';
import { useWidth } from './use-width.ts';

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

const height = 190;
const letters = 12;
/** Before the place is known. */
const usualWidth = 640;
const [right, top, bottom] = [8, 22, 26];
/** Pixels of a letter of a label at most, and of the gap between two labels. */
const [letter, gap] = [7, 14];

/** Counts as bars over a linear axis from 0, drawn for the width that there is: its letters keep their size. */
export function BarChart({ title, unit, bars, summary, numbers }: Props) {
  const id = useId();
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(picture, usualWidth);
  const end = niceTop(Math.max(1, ...bars.map((bar) => bar.value)));
  const left = Math.max(32, formatNumber(end).length * letter + gap);
  const y = (value: number) => top + (1 - value / end) * (height - top - bottom);
  const table = numbers ?? { head: ['', unit], rows: bars.map(({ label, value }) => [label, value]) };
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="font-medium text-sm">{title}</figcaption>
      <svg
        ref={picture}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-labelledby={id}
        className="w-full max-w-3xl text-muted-foreground"
      >
        <title id={id}>{`${title} ${summary}`}</title>
        {[0, end / 2, end].filter(Number.isInteger).map((value) => (
          <LevelLine key={value} y={y(value)} from={left} to={width - right} size={letters}>
            {formatNumber(value)}
          </LevelLine>
        ))}
        <Bars bars={bars} y={y} left={left} width={width} />
        <text x={left} y={10} fontSize={letters} fill="currentColor">
          {unit}
        </text>
      </svg>
      <ChartNumbers title={title} {...table} />
    </figure>
  );
}

interface BarsProps extends Pick<Props, 'bars'> {
  y: (value: number) => number;
  left: number;
  width: number;
}

function Bars({ bars, y, left, width }: BarsProps) {
  const step = (width - left - right) / Math.max(1, bars.length);
  const longest = Math.max(0, ...bars.map(({ label }) => label.length));
  const each = Math.ceil((longest * letter + gap) / step);
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
          x={Math.min(left + (at + 0.5) * step, width - (label.length * letter) / 2)}
          y={height - 10}
          textAnchor="middle"
          fontSize={letters}
          fill="currentColor"
        >
          {label}
        </text>
      )}
    </g>
  ));
}
