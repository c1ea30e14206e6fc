import { Fragment } from 'react';
import { Tex } from '#components/math/tex.tsx';
import { cn } from '#components/ui/cn.ts';
import { type Segment, segmentText } from '#lib/math/text/money-or-math.ts';
import { cutBySpans, type MarkSpan, shareMarked } from './mark-spans.ts';

const look = 'rounded-xs bg-warning-soft text-inherit decoration-warning underline underline-offset-4';

/** A problem or solution, set, with what it shares with another text marked; a formula is marked as a whole. */
export function MarkedText({ text, spans }: { text: string; spans: readonly MarkSpan[] }) {
  return (
    <div className="prose-math whitespace-pre-line break-words">
      {segmentText(text).map((segment) => (
        <MarkedSegment key={segment.start} text={text} segment={segment} spans={spans} />
      ))}
    </div>
  );
}

type SegmentProps = { text: string; segment: Segment; spans: readonly MarkSpan[] };

function MarkedSegment({ text, segment, spans }: SegmentProps) {
  const { kind, source, start, end } = segment;
  if (kind === 'code') {
    return (
      <pre className="overflow-auto rounded-md border border-border p-3 font-mono text-xs">{source}</pre>
    );
  }
  if (kind === 'text') {
    return cutBySpans({ start, end }, spans).map((piece) => {
      const words = text.slice(piece.start, piece.end);
      if (piece.isMarked && words.trim() !== '') {
        return (
          <mark key={piece.start} className={look}>
            {words}
          </mark>
        );
      }
      return <Fragment key={piece.start}>{words}</Fragment>;
    });
  }
  const share = shareMarked(
    { start: segment.innerStart, end: segment.innerStart + source.length },
    text,
    spans,
  );
  const formula = <Tex source={source} display={kind === 'display-math'} />;
  if (share === 0) return formula;
  const partly = share < 0.99;
  return (
    <mark
      className={cn(
        look,
        'no-underline',
        // Around a display it is a box of its own: an inline one would leave its outline at the edges of the lines beside.
        kind === 'display-math' && 'mx-auto my-3 block w-fit max-w-full px-3 *:my-0',
        partly && 'bg-transparent outline-1 outline-warning outline-dashed',
      )}
      title={partly ? 'A part of this formula is shared' : undefined}
    >
      {formula}
    </mark>
  );
}
