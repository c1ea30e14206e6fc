import Link from 'next/link';
import { FactList } from '#components/generate/fact-list.tsx';
import { CopyButton } from '#components/layout/copy-button.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { methodTitle } from '../method-title.ts';
import type { Trace } from './trace-types.ts';

/** The row itself: nothing of it comes from anywhere but the version. */
export function FrozenText({ trace, home }: { trace: Trace; home: string }) {
  const { row, rowHash } = trace;
  const { problem, solution, answer, subject, level, method, split, rejected, firstWrongStep } = row;
  return (
    <div className="flex max-w-[75ch] flex-col gap-4">
      <div className="flex flex-wrap gap-1.5">
        <Badge variant="outline">{methodTitle(method)}</Badge>
        {subject && <Badge>{subject}</Badge>}
        {level && <Badge>Level {level}</Badge>}
        <Badge>{split}</Badge>
      </div>
      <ProblemView text={problem} />
      <SolutionSteps text={solution} />
      <AnswerBadge answer={answer} />
      {rejected && (
        <section aria-label="Rejected reply" className="flex flex-col gap-2 border-danger border-l-2 pl-3">
          <h3 className="text-muted-foreground text-xs">Rejected reply, from {rejected.from}</h3>
          <SolutionSteps text={rejected.solution} />
          <AnswerBadge answer={rejected.answer} />
          <RejectedOrigin origin={trace.rejected} home={home} />
        </section>
      )}
      <FactList
        facts={[
          [
            'First wrong step',
            firstWrongStep === null ? null : firstWrongStep === 0 ? 'none' : firstWrongStep,
          ],
          ['Row hash (SHA-256)', rowHash && <Hash key="hash" hash={rowHash} />],
        ]}
      />
    </div>
  );
}

function RejectedOrigin({ origin, home }: { origin: Trace['rejected']; home: string }) {
  if (origin === null) return null;
  const { variantId, seq, revision, callStep } = origin;
  if (seq === null) return <p className="text-muted-foreground text-sm">Its variant is no longer there.</p>;
  return (
    <p className="text-sm">
      {callStep === null ? `Revision ${revision}` : `The reply of call ${callStep + 1}`} of{' '}
      <Link href={`${home}/generate/variants/${variantId}`} className="text-primary hover:underline">
        variant {seq}
      </Link>
    </p>
  );
}

function Hash({ hash }: { hash: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 break-all text-xs">{hash}</code>
      <CopyButton text={hash} label="Copy the row hash" />
    </span>
  );
}
