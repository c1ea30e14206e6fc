import Link from 'next/link';
import { HitMethodBadge, HitStateBadge } from '#components/contamination/hit-badges.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { HitMethod } from '#lib/domain/contamination/schema.ts';
import type { TracedHit } from './trace-types.ts';

/** Where the row or its seed overlaps a benchmark, and what was decided about it. */
export function HitMarks({ hits, home }: { hits: readonly TracedHit[]; home: string }) {
  if (hits.length === 0) {
    return (
      <p className="text-muted-foreground text-sm">
        No overlap with a benchmark was found, of the row or its seed.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-border rounded-md border border-border text-sm">
      {hits.map((hit) => (
        <li key={hit.id} className="flex flex-col gap-1 px-3 py-2">
          <div className="flex flex-wrap items-center gap-2">
            <HitStateBadge state={hit.state} />
            <HitMethodBadge method={hit.method as HitMethod} />
            <Link
              href={`${home}/check/contamination?open=${hit.id}`}
              className="rounded-sm hover:text-primary"
            >
              The {hit.part} of the {hit.of} and {hit.benchmark}, row {hit.benchmarkRow}
            </Link>
            <span className="text-muted-foreground tabular-nums">score {hit.score.toFixed(2)}</span>
          </div>
          {hit.decidedBy && (
            <p className="text-muted-foreground">
              {hit.decidedBy}
              {hit.decidedAt && (
                <>
                  , <RelativeTime at={hit.decidedAt} />
                </>
              )}
              {hit.reason && `: ${hit.reason}`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
