import { LevelLine } from '#components/chart/level-line.tsx';
import { formatNumber } from '#components/layout/format.ts';
import type { WholeEstimate } from './audit-types.ts';
import { rateAxis } from './rate-axis.ts';
import { percent } from './words.ts';

const [width, height, left, right, top, bottom] = [420, 170, 48, 12, 14, 36];

/** How the interval of the whole population narrows, look by look; the last one reached is said in words beside it. */
export function WholePicture({
  estimates,
  looks,
  limit,
  halfWidth,
}: {
  estimates: readonly WholeEstimate[];
  /** How many looks were declared. */
  looks: number;
  limit: number;
  halfWidth: number | null;
}) {
  const last = estimates.at(-1);
  const rates = rateAxis(Math.min(limit, ...estimates.map(({ low }) => low)) - 0.02, 4);
  const floor = rates[0]!;
  const x = (look: number) => left + ((look + 0.5) / looks) * (width - left - right);
  const y = (rate: number) => top + ((1 - rate) / (1 - floor)) * (height - top - bottom);
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="font-medium text-sm">How well is the accept rate of the whole known?</figcaption>
      <p className="text-sm tabular-nums">
        {last ? (
          <>
            <strong className="font-semibold text-lg">{percent(last.share)}</strong>{' '}
            <span className="text-muted-foreground">
              between {percent(last.low)} and {percent(last.high)}, by the {formatNumber(last.rows)} rows of
              complete looks{halfWidth === null ? '' : `; ± ${percent(halfWidth)} is the aim`}
            </span>
          </>
        ) : (
          <span className="text-muted-foreground">
            Nothing yet: the first look is not complete in any stratum. Rows that are read in between change
            no number.
          </span>
        )}
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="w-full max-w-md text-muted-foreground"
        aria-hidden="true"
      >
        {rates.map((rate) => (
          <LevelLine key={rate} y={y(rate)} from={left} to={width - right}>
            {percent(rate)}
          </LevelLine>
        ))}
        {Array.from({ length: looks }, (_, at) => at).map((look) => (
          <text key={look} x={x(look)} y={height - 18} textAnchor="middle" fontSize="11" fill="currentColor">
            {look + 1}
          </text>
        ))}
        <text x={width - right} y={height - 4} textAnchor="end" fontSize="11" fill="currentColor">
          look, where a stratum has reached it
        </text>
        {estimates.map(({ look, low, high, share }) => (
          <g key={look} stroke="var(--primary)">
            <line x1={x(look)} x2={x(look)} y1={y(high)} y2={y(low)} strokeWidth="2" />
            <line x1={x(look) - 7} x2={x(look) + 7} y1={y(high)} y2={y(high)} strokeWidth="2" />
            <line x1={x(look) - 7} x2={x(look) + 7} y1={y(low)} y2={y(low)} strokeWidth="2" />
            {Number.isFinite(share) && <circle cx={x(look)} cy={y(share)} r="4" fill="var(--primary)" />}
          </g>
        ))}
      </svg>
    </figure>
  );
}
