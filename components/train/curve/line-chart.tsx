'use client';

import 'uplot/dist/uPlot.min.css';
import { useTheme } from 'next-themes';
import { useEffect, useId, useRef } from 'react';
import type uPlot from 'uplot';
import { useWidth } from '#components/chart/use-width.ts';
import { formatNumber, formatShort } from '#components/layout/format.ts';
import { joinLines, type Line } from './join-lines.ts';
import { lineColor } from './line-colors.ts';

type Props = {
  title: string;
  unit: string;
  lines: readonly Line[];
  logarithmic?: boolean;
  /** A mark at every point: for values that are few. */
  dots?: boolean;
  height?: number;
};

/** Lines over steps on a canvas: a hundred thousand points stay smooth. Drag to enlarge, double-click for all of it. */
export function LineChart({ title, unit, lines, logarithmic = false, dots = false, height = 220 }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const width = useWidth(place, 480);
  const { resolvedTheme } = useTheme();
  const names = lines.map(({ label }) => label).join('\n');
  const data = joinLines(lines);
  const latest = useRef(data);
  latest.current = data;
  // A new chart for other lines, another scale or other colours; new points only change its data.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides the colours that are read from the page, the width is set below
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    let made: uPlot | null = null;
    let gone = false;
    // Fetched where a curve is drawn, and only there.
    import('uplot').then(({ default: Plot }) => {
      if (gone) return;
      const options = optionsOf(current, names.split('\n'), { logarithmic, dots, height });
      made = new Plot(options, latest.current, current);
      chart.current = made;
    });
    return () => {
      gone = true;
      made?.destroy();
      chart.current = null;
    };
  }, [names, logarithmic, dots, height, resolvedTheme]);
  useEffect(() => chart.current?.setSize({ width, height }), [width, height]);
  useEffect(() => chart.current?.setData(data));
  return (
    <figure className="flex min-w-0 flex-col gap-1" aria-labelledby={id}>
      <figcaption id={id} className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{title}</span>
        <span className="text-muted-foreground text-xs">{unit}</span>
      </figcaption>
      <div ref={place} className={legendLook} role="img" aria-label={`${title}: ${summaryOf(lines)}`} />
    </figure>
  );
}

/** uPlot brings a look of its own for the line below a chart. */
const legendLook =
  'min-w-0 [&_.uplot]:font-sans! [&_.u-legend]:text-left! [&_.u-legend]:text-xs! [&_.u-legend_th]:font-normal! [&_.u-legend_th]:text-muted-foreground';

function summaryOf(lines: readonly Line[]): string {
  return lines
    .map(({ label, y }) => {
      const told = y.filter((value) => value !== null);
      const [first, last] = [told[0], told.at(-1)];
      if (first === undefined || last === undefined) return `${label} has no points`;
      return `${label} from ${formatNumber(first, 4)} to ${formatNumber(last, 4)} in ${told.length} points`;
    })
    .join('; ');
}

function optionsOf(
  place: Element,
  names: readonly string[],
  { logarithmic, dots, height }: { logarithmic: boolean; dots: boolean; height: number },
): uPlot.Options {
  const style = getComputedStyle(place);
  const ink = style.getPropertyValue('--muted-foreground');
  const grid = { stroke: style.getPropertyValue('--border'), width: 1 };
  const font = `12px ${style.fontFamily}`;
  const axis = { stroke: ink, font, grid, ticks: grid };
  return {
    ...{ width: Math.max(200, place.clientWidth), height, legend: { live: true } },
    scales: { x: { time: false }, y: logarithmic ? { distr: 3 } : {} },
    axes: [
      { ...axis, values: (_, steps) => steps.map((step) => formatShort(step)) },
      {
        ...axis,
        size: 64,
        values: (_, values) => values.map((value) => (value === null ? '' : shortOf(value))),
      },
    ],
    series: [
      { label: 'step' },
      ...names.map((label, at) => ({
        ...{
          label,
          width: 1.5,
          stroke: lineColor(style, at),
          spanGaps: true,
          points: dots ? { show: true, size: 6 } : { size: 4 },
        },
        value: (_: uPlot, value: number | null) => (value === null ? '–' : shortOf(value)),
      })),
    ],
    cursor: { focus: { prox: 24 } },
  };
}

/** Small and large numbers in a few letters: 2e-5, 0.0123, 1.2M. */
function shortOf(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && size < 0.001) return value.toExponential(1).replace('.0e', 'e');
  return size >= 10_000 ? formatShort(value) : formatNumber(value, size < 1 ? 4 : 2);
}
