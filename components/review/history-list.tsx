import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Button } from '#components/ui/button.tsx';
import { DiffText } from './diff-text.tsx';
import type { DecisionMark, ReviewItem, RevisionMark } from './review-item.ts';

type Entry = { at: Date | string; revision?: RevisionMark; decision?: DecisionMark };

/** Who did what and when: revisions with their difference, decisions with their reasons. Newest first. */
export function HistoryList({
  item,
  onRestore,
}: {
  item: ReviewItem;
  onRestore: ((number: number) => void) | null;
}) {
  const entries: Entry[] = [
    ...item.revisions.map((revision) => ({ at: revision.at, revision })),
    ...item.decisions.map((decision) => ({ at: decision.at, decision })),
  ].sort((one, other) => new Date(other.at).getTime() - new Date(one.at).getTime());
  return (
    <ol className="flex flex-col divide-y divide-border">
      {entries.map(({ revision, decision }) =>
        revision ? (
          <RevisionEntry
            key={`revision ${revision.number}`}
            revision={revision}
            item={item}
            onRestore={onRestore}
          />
        ) : (
          decision && <DecisionEntry key={decision.id} decision={decision} />
        ),
      )}
    </ol>
  );
}

function RevisionEntry({
  revision,
  item,
  onRestore,
}: {
  revision: RevisionMark;
  item: ReviewItem;
  onRestore: ((number: number) => void) | null;
}) {
  const before = item.revisions.find(({ number }) => number === revision.number - 1);
  const isCurrent = revision.number === item.variant.revision;
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center gap-x-3 text-sm">
        <span className="font-medium">
          {revision.number === 1 ? 'Generated' : `Revision ${revision.number}`}
        </span>
        <span className="text-muted-foreground">{revision.author}</span>
        <RelativeTime at={revision.at} className="text-muted-foreground text-xs" />
        {isCurrent ? (
          <span className="text-muted-foreground text-xs">current</span>
        ) : (
          onRestore && (
            <Button variant="outline" size="sm" onClick={() => onRestore(revision.number)}>
              Restore
            </Button>
          )
        )}
      </div>
      {revision.note && <p className="text-sm">{revision.note}</p>}
      {before && (
        <>
          {before.problem !== revision.problem && (
            <DiffText title="Problem" before={before.problem} after={revision.problem} />
          )}
          {before.solution !== revision.solution && (
            <DiffText title="Solution" before={before.solution} after={revision.solution} />
          )}
          {before.answer !== revision.answer && (
            <DiffText title="Answer" before={before.answer} after={revision.answer} />
          )}
        </>
      )}
    </li>
  );
}

function DecisionEntry({ decision }: { decision: DecisionMark }) {
  return (
    <li className="flex flex-col gap-1 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className={`font-medium ${decision.undoneAt ? 'line-through' : ''}`}>
          {decision.action === 'accept' ? 'Accepted' : 'Rejected'}
        </span>
        <span className="text-muted-foreground">{decision.actorLabel}</span>
        <RelativeTime at={decision.at} className="text-muted-foreground text-xs" />
        {decision.undoneAt && <span className="text-muted-foreground text-xs">undone</span>}
      </div>
      {decision.reasons.length > 0 && <p className="text-muted-foreground">{decision.reasons.join(', ')}</p>}
      {decision.note && <p>{decision.note}</p>}
    </li>
  );
}
