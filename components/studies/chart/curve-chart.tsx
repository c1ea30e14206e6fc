'use client';

import { useId, useRef, useState } from 'react';
import { useWidth } from '#components/chart/use-width.ts';
import { formatShort } from '#components/layout/format.ts';
import { examples } from '#lib/domain/studies/words.ts';
import type { BandPoint } from '#lib/math/scaling/index.ts';
import { Axes } from './axes.tsx';
import { type Drawing, drawingOf, type ShownCurve, type Side, spansOf } from './curve-data.ts';
import { SavePicture } from './save-picture.tsx';
import { errorScale, type Scale, type Span, shareScale, sizeScale } from './scales.ts';

interface Props {
  curve: ShownCurve;
  side?: Side;
  /** Scales that several pictures have in common. */
  spans?: { x: Span; y: Span };
  /** A small picture: fewer letters, no buttons. */
  small?: boolean;
}

/** Before the place is known. */
const [usualWidth, smallWidth] = [720, 300];

/** Accuracy, or error, by the number of examples: what was measured, with intervals, and the law with its band. */
export function CurveChart({ curve, side = 'accuracy', spans, small = false }: Props) {
  const id = useId();
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(picture, small ? smallWidth : usualWidth);
  const height = small ? 180 : 380;
  const [told, setTold] = useState<string | null>(null);
  const [pointed, setPointed] = useState<BandPoint | null>(null);
  const drawing = drawingOf(curve, side);
  const { x: sizes, y: shares } = spans ?? spansOf([drawing], side);
  const left = 46;
  const x = sizeScale(sizes, { from: left, to: width - 10 }, Math.max(2, Math.floor(width / 75)));
  const pixels = { from: height - (small ? 24 : 40), to: 22 };
  const y = side === 'error' ? errorScale(shares, pixels) : shareScale(shares, pixels);
  const title = `${curve.title}: ${side} by the number of examples`;
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <figcaption className="font-medium text-sm">{small ? curve.title : title}</figcaption>
        {!small && <SavePicture picture={picture} name={curve.title} />}
      </div>
      <svg
        ref={picture}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-labelledby={id}
        className="w-full text-muted-foreground"
        onPointerMove={(event) =>
          setPointed(nearest(drawing, x, event.clientX - event.currentTarget.getBoundingClientRect().left))
        }
        onPointerLeave={() => setPointed(null)}
      >
        <title id={id}>{`${title}. ${summaryOf(drawing)}`}</title>
        <Axes {...{ x, y, width, height, left, pixels, small, side }} />
        <Band drawing={drawing} x={x} y={y} />
        {pointed && !small && (
          <g pointerEvents="none" stroke="var(--primary)">
            <line
              x1={x.at(pointed.size)}
              x2={x.at(pointed.size)}
              y1={pixels.to}
              y2={pixels.from}
              opacity="0.5"
            />
            <circle cx={x.at(pointed.size)} cy={y.at(pointed.value)} r="3.5" fill="var(--background)" />
          </g>
        )}
        <Marks drawing={drawing} x={x} y={y} tell={setTold} />
      </svg>
      {!small && (
        <p className="min-h-5 text-muted-foreground text-xs tabular-nums" aria-hidden="true">
          {told ?? (pointed ? wordsAt(drawing, pointed) : legendOf(drawing))}
        </p>
      )}
    </figure>
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function summaryOf({ marks, law, band }: Drawing): string {
  const end = band.at(-1);
  const fitted =
    law && end ? ` ${law}: ${percent(end.value)} at ${formatShort(end.size)}.` : ' No law is drawn.';
  const [first, last] = [marks[0], marks.filter(({ kind }) => kind !== 'second-stage').at(-1)];
  const measured =
    first && last
      ? `${percent(first.value)} at ${formatShort(first.size)}, ${percent(last.value)} at ${formatShort(last.size)}.`
      : '';
  return `${marks.length} points, ${measured}${fitted}`;
}

function legendOf({ law, marks }: Drawing): string {
  const hard = marks.some(({ kind }) => kind === 'second-stage')
    ? ' Diamonds: hard problems, not fitted.'
    : '';
  return law
    ? `Line and band: ${law.toLowerCase()} with its 95 % interval, dashed beyond what was measured. Ring: the size held out when the law was chosen.${hard}`
    : `No law can be relied on here; bars are the 95 % intervals of what was measured.${hard}`;
}

/** The place on the law that is nearest to the pointer. */
function nearest({ band }: Drawing, x: Scale, pixel: number): BandPoint | null {
  const away = ({ size }: BandPoint) => Math.abs(x.at(size) - pixel);
  return band.reduce<BandPoint | null>((best, one) => (best && away(best) <= away(one) ? best : one), null);
}

function wordsAt({ law, largest }: Drawing, { size, value, low, high }: BandPoint): string {
  const beyond = size > largest ? ', beyond what was measured' : '';
  return `${law} at ${examples(size)} examples${beyond}: ${percent(value)} (${percent(low)} to ${percent(high)})`;
}

interface Drawn {
  drawing: Drawing;
  x: Scale;
  y: Scale;
}

function Band({ drawing: { band, largest }, x, y }: Drawn) {
  if (band.length === 0) return null;
  const points = (side: 'low' | 'high') => band.map((one) => `${x.at(one.size)},${y.at(one[side])}`);
  const line = (part: typeof band) => part.map((one) => `${x.at(one.size)},${y.at(one.value)}`).join(' ');
  const beyond = band.findIndex(({ size }) => size > largest);
  const cut = beyond < 0 ? band.length : beyond;
  return (
    <g pointerEvents="none">
      <polygon
        points={[...points('high'), ...points('low').reverse()].join(' ')}
        fill="var(--primary)"
        opacity="0.16"
      />
      <polyline points={line(band.slice(0, cut))} fill="none" stroke="var(--primary)" strokeWidth="2" />
      <polyline
        points={line(band.slice(Math.max(0, cut - 1)))}
        fill="none"
        stroke="var(--primary)"
        strokeWidth="2"
        strokeDasharray="5 4"
      />
    </g>
  );
}

function Marks({ drawing: { marks }, x, y, tell }: Drawn & { tell: (text: string | null) => void }) {
  return marks.map((mark) => {
    const [cx, cy] = [x.at(mark.size), y.at(mark.value)];
    return (
      <g
        key={`${mark.label} ${mark.value}`}
        onPointerEnter={() => tell(mark.label)}
        onPointerLeave={() => tell(null)}
      >
        <title>{mark.label}</title>
        {mark.low !== null && mark.high !== null && (
          <line
            x1={cx}
            x2={cx}
            y1={y.at(mark.low)}
            y2={y.at(mark.high)}
            stroke="var(--foreground)"
            opacity="0.6"
          />
        )}
        {mark.kind === 'held-out' && (
          <circle cx={cx} cy={cy} r="7.5" fill="none" stroke="var(--primary)" strokeWidth="1.5" />
        )}
        {mark.kind === 'second-stage' ? (
          <path d={`M${cx},${cy - 5}l5,5l-5,5l-5,-5z`} fill="var(--warning)" />
        ) : (
          <circle cx={cx} cy={cy} r="4" fill="var(--foreground)" />
        )}
        {/* A finger is wider than a point. */}
        <circle cx={cx} cy={cy} r="12" fill="transparent" />
      </g>
    );
  });
}
