'use client';

import { ChevronsLeftIcon, ChevronsRightIcon } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useBeside } from './use-counts.ts';
import type { Place } from './use-row-window.ts';

/** The span of a list in the order of arrival. */
export type Span = { first: number; last: number; rows: number; estimate: boolean };

type FooterProps = {
  /** The seq of the first row that can be seen, and how many rows lie above it where that is known. */
  seq: number | null;
  above: number | null;
  seen: number;
  /** "12,408" or "10,000+". */
  total: string;
  /** The address that tells the span; null where the list is in another order than that of arrival. */
  position: string | null;
  descending: boolean;
  loading: boolean;
  /** Goes to the first page, {}, or to the last one; always the same function. */
  onPlace: (place: Place) => void;
  /** Goes to the first row at or behind this seq. */
  onSeq: (seq: number) => void;
};

/** Where the list is looked at: the rows, a slider over all of it, its two ends. */
export function BrowseFooter(props: FooterProps) {
  const { seq, above, seen, total, descending, loading } = props;
  const span = useBeside<{ span: Span | null }>(props.position)?.span ?? null;
  const rows =
    above === null
      ? approximately(seq, span, descending)
      : seen === 0
        ? 'Nothing found so far'
        : `${formatNumber(above + 1)}–${formatNumber(above + seen)} of ${span ? sizeOf(span) : total}`;
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-border border-t px-4 py-1.5 text-muted-foreground text-sm tabular-nums md:px-6">
      <span className="min-w-44">{rows}</span>
      {span && span.last > span.first && (
        <Slider span={span} seq={seq} descending={descending} onSeq={props.onSeq} />
      )}
      <span className="ml-auto flex items-center gap-2">
        <span aria-live="polite">{loading ? 'Loading …' : ''}</span>
        <Ends onPlace={props.onPlace} />
      </span>
    </div>
  );
}

/** The ways to both ends; drawn once, while the line beside them changes with every row. */
const Ends = memo(function Ends({ onPlace }: Pick<FooterProps, 'onPlace'>) {
  return (
    <>
      <Tooltip content="First rows">
        <Button variant="outline" size="icon-sm" aria-label="First rows" onClick={() => onPlace({})}>
          <ChevronsLeftIcon />
        </Button>
      </Tooltip>
      <Tooltip content="Last rows">
        <Button
          variant="outline"
          size="icon-sm"
          aria-label="Last rows"
          onClick={() => onPlace({ before: 'end' })}
        >
          <ChevronsRightIcon />
        </Button>
      </Tooltip>
    </>
  );
});

const sizeOf = ({ rows, estimate }: Span) => `${estimate ? 'about ' : ''}${formatNumber(rows)}`;

function approximately(seq: number | null, span: Span | null, descending: boolean): string {
  if (!span || seq === null) return '';
  const share = span.last === span.first ? 0 : (seq - span.first) / (span.last - span.first);
  const row = Math.round((descending ? 1 - share : share) * (span.rows - 1)) + 1;
  return `row ≈ ${formatNumber(Math.max(1, row))} of ${sizeOf(span)}`;
}

/** After this long without a movement the list follows, in ms. */
const pause = 120;

type SliderProps = Pick<FooterProps, 'seq' | 'descending' | 'onSeq'> & { span: Span };

function Slider({ span, seq, descending, onSeq }: SliderProps) {
  const [moved, setMoved] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Its left end is the top of the list, in either direction.
  const turned = (value: number) => (descending ? span.first + span.last - value : value);
  const value = moved ?? turned(seq ?? span.first);
  const move = (next: number) => {
    setMoved(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onSeq(turned(next));
      setMoved(null);
    }, pause);
  };
  return (
    <input
      type="range"
      min={span.first}
      max={span.last}
      value={Math.min(span.last, Math.max(span.first, value))}
      onChange={(event) => move(Number(event.target.value))}
      aria-label="Position in the list"
      aria-valuetext={approximately(turned(value), span, descending)}
      className="h-4 min-w-32 max-w-xl flex-1 cursor-pointer accent-primary"
    />
  );
}
