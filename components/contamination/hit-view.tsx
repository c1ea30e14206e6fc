import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import type { HitEvidence, HitMethod, HitPart, HitState } from '#lib/domain/contamination/schema.ts';
import { HitActions } from './hit-actions.tsx';
import { HitMethodBadge, HitStateBadge } from './hit-badges.tsx';
import { hitWords } from './hit-words.ts';
import { type MarkSpan, sharedSpans } from './mark-spans.ts';
import { MarkedText } from './marked-text.tsx';

type Text = {
  id: string;
  seq: number;
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
};

/** A hit as it is shown; dates cross to the browser as they are. */
export type ShownHit = {
  id: string;
  seq: number;
  part: HitPart;
  benchmarkPart: HitPart;
  method: HitMethod;
  score: number;
  evidence: HitEvidence;
  isCurrent: boolean;
  state: HitState;
  reason: string;
  decidedLabel: string | null;
  decidedAt: Date | null;
  benchmark: { id: string; name: string; licence: string };
  problem: Text & { rowNumber: number; answerType: string };
  seed: (Text & { source: string }) | null;
  variant: (Text & { method: string; status: string }) | null;
};

export type Decide = {
  remove: (hit: string) => Promise<ActionResult<unknown>>;
  waive: (hit: string, reason: string) => Promise<ActionResult<unknown>>;
  undo: (hit: string) => Promise<ActionResult<unknown>>;
};

/** One hit: both texts side by side with the overlap marked, what it means, and what can be done. */
export function HitView({ hit, home, decide }: { hit: ShownHit; home: string; decide: Decide | null }) {
  const { isCurrent } = hit;
  const marks = marksOf(hit);
  return (
    <article className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <HitStateBadge state={hit.state} />
        <HitMethodBadge method={hit.method} />
        <span className="text-muted-foreground text-sm tabular-nums">score {hit.score.toFixed(2)}</span>
      </div>
      <p className="max-w-[75ch] text-pretty text-sm">{hitWords(hit)}</p>
      {hit.decidedLabel && (
        <p className="text-muted-foreground text-sm">
          {hit.state} by {hit.decidedLabel}
          {hit.decidedAt && (
            <>
              {' '}
              <RelativeTime at={hit.decidedAt} />
            </>
          )}
          {hit.reason && `: ${hit.reason}`}
        </p>
      )}
      {decide && (
        <HitActions hit={{ id: hit.id, state: hit.state, isSeed: hit.seed !== null }} decide={decide} />
      )}
      {!isCurrent && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          The text was edited since it was compared; nothing is marked in it.
        </p>
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <CorpusText hit={hit} home={home} spans={marks.text} />
        <TextPane
          title={`${hit.benchmark.name}, row ${hit.problem.rowNumber}`}
          href={`${home}/check/benchmarks/${hit.benchmark.id}?open=${hit.problem.id}&after=${hit.problem.seq - 1}`}
          facts={factsOf(hit.problem)}
          text={hit.problem}
          part={hit.benchmarkPart}
          spans={marks.passage}
        />
      </div>
    </article>
  );
}

/** Where both texts overlap; nothing in a text that was edited since. Of neighbours, the words that both have. */
function marksOf({ evidence, isCurrent, part, benchmarkPart, problem, seed, variant }: ShownHit) {
  if (!isCurrent) return { passage: evidence.passage, text: [] };
  if (evidence.passage.length > 0) return evidence;
  const text = seed ?? variant;
  return sharedSpans(problem[benchmarkPart] ?? '', text?.[part] ?? '');
}

function CorpusText({ hit, home, spans }: { hit: ShownHit; home: string; spans: readonly MarkSpan[] }) {
  const { seed, variant, part } = hit;
  if (seed) {
    const facts = [...factsOf(seed), seed.source];
    const href = `${home}/seeds/${seed.id}`;
    return <TextPane {...{ title: `Seed ${seed.seq}`, href, facts, text: seed, part, spans }} />;
  }
  if (!variant) return null;
  const facts = [...factsOf(variant), variant.method, variant.status];
  const href = `${home}/generate/variants/${variant.id}`;
  return <TextPane {...{ title: `Variant ${variant.seq}`, href, facts, text: variant, part, spans }} />;
}

const factsOf = ({ subject, level }: Text) => [subject, level && `level ${level}`];

type PaneProps = {
  title: ReactNode;
  href: string;
  facts: readonly (string | number | null)[];
  text: Text;
  part: HitPart;
  spans: readonly MarkSpan[];
};

function TextPane({ title, href, facts, text, part, spans }: PaneProps) {
  const other = part === 'problem' ? text.solution : text.problem;
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <Link href={href} className="rounded-sm font-medium text-primary hover:underline">
          {title}
        </Link>
        <span className="text-muted-foreground text-xs">{facts.filter(Boolean).join(' · ')}</span>
      </h3>
      <MarkedText text={(part === 'problem' ? text.problem : text.solution) ?? ''} spans={spans} />
      <AnswerBadge answer={text.answer} />
      {other && (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted-foreground">
            {part === 'problem' ? 'Solution' : 'Problem'}
          </summary>
          <div className="pt-2">
            <MarkedText text={other} spans={[]} />
          </div>
        </details>
      )}
    </section>
  );
}
