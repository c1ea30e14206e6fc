import { formatNumber } from '#components/layout/format.ts';
import type { Dimension, Stratum } from './audit-types.ts';
import { percent, stateOf, storyOf, stratumTitle, type Tone } from './words.ts';

const [width, rowHeight, top, bottom] = [640, 46, 30, 26];
const [left, right] = [12, 12];

export const toneColour: Record<Tone, string> = {
  good: 'var(--success)',
  bad: 'var(--danger)',
  open: 'var(--muted-foreground)',
  unsure: 'var(--warning)',
};

/** The lowest accept rate that the picture has room for: a step under the least that is possible anywhere. */
function floorOf(strata: readonly Stratum[], limit: number): number {
  const lows = strata.flatMap(({ interval }) => (interval ? [interval.low] : []));
  const least = Math.min(limit - 2 * (1 - limit) - 0.02, ...lows);
  return Math.max(0, Math.floor(least * 20) / 20);
}

/**
 * Every stratum as a bar: which accept rates are still possible, beside the limit. Wholly right of the line it can be
 * accepted, wholly left rejected; a bar across the line needs more rows. The words at its end say the same.
 */
export function StrataPicture({
  strata,
  dimensions,
  limit,
}: {
  strata: readonly Stratum[];
  dimensions: readonly Dimension[];
  limit: number;
}) {
  const floor = floorOf(strata, limit);
  const x = (rate: number) => left + ((rate - floor) / (1 - floor)) * (width - left - right);
  const height = top + strata.length * rowHeight + bottom;
  const step = (1 - floor) / 4;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="font-medium text-sm">
        Which strata are good enough? Bars right of the line are, bars left of it are not.
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="w-full max-w-3xl text-muted-foreground"
        role="img"
        aria-label={strata.map((one) => storyOf(one, stratumTitle(one, dimensions), limit)).join(' ')}
      >
        {[0, 1, 2, 3, 4].map((at) => (
          <g key={at}>
            <line
              x1={x(floor + at * step)}
              x2={x(floor + at * step)}
              y1={top}
              y2={height - bottom}
              stroke="var(--border)"
            />
            <text
              x={x(floor + at * step)}
              y={height - 8}
              textAnchor={at === 0 ? 'start' : at === 4 ? 'end' : 'middle'}
              fontSize="11"
              fill="currentColor"
            >
              {percent(floor + at * step)}
            </text>
          </g>
        ))}
        {strata.map((one, at) => (
          <StratumBar
            key={one.key}
            {...{ one, x, limit }}
            y={top + at * rowHeight}
            title={stratumTitle(one, dimensions)}
          />
        ))}
        <line
          x1={x(limit)}
          x2={x(limit)}
          y1={top - 8}
          y2={height - bottom}
          stroke="var(--foreground)"
          strokeWidth="1.5"
        />
        <text
          x={x(limit)}
          y={top - 14}
          textAnchor="middle"
          fontSize="12"
          fontWeight="600"
          fill="var(--foreground)"
        >
          limit {percent(limit)}
        </text>
      </svg>
    </figure>
  );
}

type BarProps = { one: Stratum; title: string; limit: number; x: (rate: number) => number; y: number };

function StratumBar({ one, title, x, y }: BarProps) {
  const { words, tone } = stateOf(one);
  const { interval } = one;
  const colour = toneColour[tone];
  const [from, to] = interval ? [x(interval.low), x(interval.high)] : [x(0), x(1)];
  const start = Math.max(left, from);
  return (
    <g>
      <text x={left} y={y + 16} fontSize="12" fill="var(--foreground)">
        {cut(title, 60)}
        <tspan fill="currentColor" dx="6">
          {formatNumber(one.population)}
        </tspan>
      </text>
      <text x={width - right} y={y + 16} textAnchor="end" fontSize="12" fontWeight="600" fill={colour}>
        {words}
      </text>
      <rect x={left} width={width - left - right} y={y + 24} height="10" rx="5" fill="var(--track)" />
      {interval ? (
        <rect x={start} width={Math.max(3, to - start)} y={y + 24} height="10" rx="5" fill={colour} />
      ) : (
        <text x={width / 2} y={y + 33} textAnchor="middle" fontSize="10" fill="currentColor">
          anything is possible
        </text>
      )}
      {interval?.share != null && interval.share >= 0 && (
        <circle
          cx={Math.max(left + 4, x(interval.share))}
          cy={y + 29}
          r="4"
          fill="var(--background)"
          stroke={colour}
          strokeWidth="2"
        />
      )}
    </g>
  );
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
