'use client';

import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { diffMath } from '#lib/math/text/diff-math.ts';
import { DiffSource } from './diff-source.tsx';
import { useDiffStyle } from './diff-style.tsx';

/**
 * Two texts with what differs marked, by words and by formulas: set, the older above the newer, or as one source. A text
 * that is the same in both stands there once.
 */
export function DiffText({ title, before, after }: Differing & { title: string }) {
  const [style] = useDiffStyle();
  const Both = title === 'Answer' ? AnswerSet : DiffSet;
  return (
    <section aria-label={`${title}, changes`} className="flex flex-col gap-1.5">
      <h3 className="text-muted-foreground text-xs">{title}</h3>
      {style === 'source' ? <DiffSource {...{ before, after }} /> : <Both {...{ before, after }} />}
    </section>
  );
}

type Differing = { before: string; after: string };

/** Answers are short: both stand in a line. */
function AnswerSet({ before, after }: Differing) {
  if (before === after) return <AnswerBadge answer={after} label="" />;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4">
      {before.trim() !== '' && <AnswerBadge answer={before} label="before" />}
      <AnswerBadge answer={after} label="after" />
    </p>
  );
}

function DiffSet({ before, after }: Differing) {
  const difference = diffMath(before, after);
  const isSame = difference.before.length === 0 && difference.after.length === 0;
  if (isSame) return <ProblemView text={after} />;
  return (
    <div className="flex flex-col gap-2">
      <Side kind="removed" word="Before" text={before} marks={difference.before} />
      <Side kind="added" word="After" text={after} marks={difference.after} />
    </div>
  );
}

type SideProps = {
  kind: 'removed' | 'added';
  word: string;
  text: string;
  marks: readonly { start: number; end: number }[];
};

function Side({ kind, word, text, marks }: SideProps) {
  if (text.trim() === '') return null;
  const line = kind === 'removed' ? 'border-danger' : 'border-success';
  return (
    <div data-diff={kind} className={`min-w-0 border-l-2 pl-3 ${line}`}>
      <p className="text-muted-foreground text-xs">{word}</p>
      <ProblemView text={text} marks={marks} />
    </div>
  );
}
