import { formatNumber } from '#components/layout/format.ts';
import { cn } from '#components/ui/cn.ts';
import type { Dimension, Stratum } from './audit-types.ts';
import { rateAxis } from './rate-axis.ts';
import { percent, stateOf, storyOf, stratumTitle, type Tone } from './words.ts';

const [top, bottom, left, right] = [30, 26, 12, 12];

/** On a narrow page the words stand in a line of their own, so that all letters keep their size. */
type Frame = { width: number; rowHeight: number; stacked: boolean; titleLength: number; steps: number };
const wide: Frame = { width: 640, rowHeight: 46, stacked: false, titleLength: 60, steps: 4 };
const narrow: Frame = { width: 340, rowHeight: 62, stacked: true, titleLength: 36, steps: 2 };

export const toneColour: Record<Tone, string> = {
  good: 'var(--success)',
  bad: 'var(--danger)',
  open: 'var(--muted-foreground)',
  unsure: 'var(--warning)',
};

/** The lowest accept rate that the picture has room for: a little under the least that is possible anywhere. */
function leastOf(strata: readonly Stratum[], limit: number): number {
  const lows = strata.flatMap(({ interval }) => (interval ? [interval.low] : []));
  return Math.min(limit - 2 * (1 - limit) - 0.02, ...lows);
}

/**
 * Every stratum as a bar: which accept rates are still possible, beside the limit. Wholly right of the line it can be
 * accepted, wholly left rejected; a bar across the line needs more rows. The words at its end say the same.
 */
export function StrataPicture(props: PictureProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="font-medium text-sm">
        Which strata are good enough? Bars right of the line are, bars left of it are not.
      </figcaption>
      <Drawing {...props} frame={wide} className="hidden max-w-3xl sm:block" />
      <Drawing {...props} frame={narrow} className="sm:hidden" />
    </figure>
  );
}

type PictureProps = { strata: readonly Stratum[]; dimensions: readonly Dimension[]; limit: number };

function Drawing({
  strata,
  dimensions,
  limit,
  frame,
  className,
}: PictureProps & { frame: Frame; className: string }) {
  const { width, rowHeight, steps } = frame;
  const rates = rateAxis(leastOf(strata, limit), steps);
  const floor = rates[0]!;
  const x = (rate: number) => left + ((rate - floor) / (1 - floor)) * (width - left - right);
  const height = top + strata.length * rowHeight + bottom;
  const titleOf = (one: Stratum) => stratumTitle(one, dimensions);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={cn('w-full text-muted-foreground', className)}
      role="img"
      aria-label={strata.map((one) => storyOf(one, titleOf(one), limit)).join(' ')}
    >
      {rates.map((rate) => (
        <g key={rate}>
          <line x1={x(rate)} x2={x(rate)} y1={top} y2={height - bottom} stroke="var(--border)" />
          <text
            x={x(rate)}
            y={height - 8}
            textAnchor={anchorOf(rate, floor)}
            fontSize="11"
            fill="currentColor"
          >
            {percent(rate)}
          </text>
        </g>
      ))}
      {strata.map((one, at) => (
        <StratumBar key={one.key} {...{ one, x, frame }} y={top + at * rowHeight} title={titleOf(one)} />
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
        x={Math.min(x(limit), width - 44)}
        y={top - 14}
        textAnchor="middle"
        fontSize="12"
        fontWeight="600"
        fill="var(--foreground)"
      >
        limit {percent(limit)}
      </text>
    </svg>
  );
}

const anchorOf = (rate: number, floor: number) =>
  rate === floor ? 'start' : rate > 1 - 1e-9 ? 'end' : 'middle';

type BarProps = { one: Stratum; title: string; frame: Frame; x: (rate: number) => number; y: number };

function StratumBar({ one, title, frame, x, y }: BarProps) {
  const { width, stacked, titleLength } = frame;
  const { words, tone } = stateOf(one);
  const { interval } = one;
  const colour = toneColour[tone];
  const bar = y + (stacked ? 40 : 24);
  return (
    <g>
      <text x={left} y={y + 16} fontSize="12" fill="var(--foreground)">
        {cut(title, titleLength)}
        <tspan fill="currentColor" dx="6">
          {formatNumber(one.population)}
        </tspan>
      </text>
      <text
        x={stacked ? left : width - right}
        y={y + (stacked ? 32 : 16)}
        textAnchor={stacked ? 'start' : 'end'}
        fontSize="12"
        fontWeight="600"
        fill={colour}
      >
        {words}
      </text>
      <rect x={left} width={width - left - right} y={bar} height="10" rx="5" fill="var(--track)" />
      {interval ? (
        <Interval interval={interval} {...{ x, bar, colour }} />
      ) : (
        <text x={width / 2} y={bar + 9} textAnchor="middle" fontSize="10" fill="currentColor">
          anything is possible
        </text>
      )}
    </g>
  );
}

type IntervalProps = {
  interval: NonNullable<Stratum['interval']>;
  x: (rate: number) => number;
  bar: number;
  colour: string;
};

function Interval({ interval: { low, high, share }, x, bar, colour }: IntervalProps) {
  const start = Math.max(left, x(low));
  return (
    <>
      <rect x={start} width={Math.max(3, x(high) - start)} y={bar} height="10" rx="5" fill={colour} />
      {share !== null && (
        <circle
          cx={Math.max(left + 4, x(share))}
          cy={bar + 5}
          r="4"
          fill="var(--background)"
          stroke={colour}
          strokeWidth="2"
        />
      )}
    </>
  );
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
