import Link from 'next/link';
import { CheckEvidence } from '#components/generate/check-evidence.tsx';
import { JudgementList } from '#components/generate/judgement-list.tsx';
import { Lineage } from '#components/generate/lineage.tsx';
import { OriginView } from '#components/generate/origin-view.tsx';
import { toReviewItem } from '#components/generate/to-review-item.ts';
import { HistoryList } from '#components/review/history-list.tsx';
import { Part } from '../part.tsx';
import { AuditMarks } from './audit-marks.tsx';
import { FrozenText } from './frozen-text.tsx';
import { HitMarks } from './hit-marks.tsx';
import { SeedPart } from './seed-part.tsx';
import { StandsToday } from './stands-today.tsx';
import type { Trace } from './trace-types.ts';

/** A row of a version with its whole lineage, in the order of its making. */
export function TraceView({ trace, home }: { trace: Trace; home: string }) {
  const { variant, checks, hits, audits, revision } = trace;
  return (
    <article className="flex max-w-4xl flex-col gap-8">
      <StandsToday trace={trace} home={home} />
      <Part title="As it was frozen">
        <FrozenText trace={trace} home={home} />
      </Part>
      <Part title="Seed">
        <SeedPart trace={trace} home={home} />
      </Part>
      {variant ? (
        <>
          <Part title="How it was made">
            <Lineage variant={variant} home={home} />
            <LostParent variant={variant} />
            <OriginView variant={variant} home={home} />
          </Part>
          <Part title="Edits and decisions">
            <p className="text-muted-foreground text-sm">
              The version holds revision {revision} of{' '}
              <Link href={`${home}/generate/variants/${variant.id}`} className="text-primary hover:underline">
                variant {variant.seq}
              </Link>
              .
            </p>
            <HistoryList item={toReviewItem(variant)} onRestore={null} />
          </Part>
          <Part title={`Checks of revision ${revision}`}>
            <CheckEvidence checks={checks} />
          </Part>
          {variant.judgements.length > 0 && (
            <Part title="Judges">
              <JudgementList judgements={variant.judgements} revision={revision} />
            </Part>
          )}
        </>
      ) : (
        <Part title="How it was made">
          <GoneVariant trace={trace} />
        </Part>
      )}
      <Part title="Overlaps with benchmarks">
        <HitMarks hits={hits} home={home} />
      </Part>
      {audits.length > 0 && (
        <Part title="Audits">
          <AuditMarks audits={audits} home={home} />
        </Part>
      )}
    </article>
  );
}

/** An evolution that began from a variant which is no longer there. */
function LostParent({ variant }: { variant: NonNullable<Trace['variant']> }) {
  const { hop } = variant;
  if (variant.ancestors.length >= hop) return null;
  return (
    <p className="text-muted-foreground text-sm">
      It is hop {hop} of a chain: a variant between it and its seed is no longer there.
    </p>
  );
}

function GoneVariant({ trace: { row, variantId, revision } }: { trace: Trace }) {
  const { groundTruth, model } = row.lineage;
  if (revision === 0)
    return <p className="text-sm">The solution is that of the seed itself: no method made it.</p>;
  return (
    <p className="text-sm">
      The variant <code className="break-all text-xs">{variantId}</code> is no longer there, and with it its
      request, reply, edits, decisions and checks. The version itself says: method {row.method},{' '}
      {model ? `model ${model}` : 'no model'}, truth of the answer {groundTruth}.
    </p>
  );
}
