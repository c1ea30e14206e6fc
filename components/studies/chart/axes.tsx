import { formatShort } from '#components/layout/format.ts';
import type { Side } from './curve-data.ts';
import type { Scale, Span } from './scales.ts';

/** Levels of the share, ticks of the size, and what they count. */
export function Axes(props: {
  x: Scale;
  y: Scale;
  width: number;
  height: number;
  left: number;
  pixels: Span;
  small: boolean;
  side: Side;
}) {
  const { x, y, width, height, left, pixels, small, side } = props;
  const letters = small ? 11 : 12;
  return (
    <g fontSize={letters} fill="currentColor">
      {y.ticks.map((value) => (
        <g key={value}>
          <line x1={left} x2={width - 10} y1={y.at(value)} y2={y.at(value)} stroke="var(--border)" />
          <text x={left - 6} y={y.at(value) + letters / 3} textAnchor="end">
            {`${Number((100 * value).toFixed(1))} %`}
          </text>
        </g>
      ))}
      <line x1={left} x2={width - 10} y1={pixels.from} y2={pixels.from} stroke="var(--border-strong)" />
      {x.ticks.map((value) => (
        <g key={value}>
          <line
            x1={x.at(value)}
            x2={x.at(value)}
            y1={pixels.from}
            y2={pixels.from + 4}
            stroke="var(--border-strong)"
          />
          <text x={x.at(value)} y={pixels.from + 4 + letters} textAnchor="middle">
            {formatShort(value)}
          </text>
        </g>
      ))}
      {!small && (
        <>
          <text x={left} y={12}>
            {side === 'error' ? 'error, logarithmic' : 'accuracy'}
          </text>
          <text x={width - 10} y={height - 6} textAnchor="end">
            training examples, logarithmic
          </text>
        </>
      )}
    </g>
  );
}
