import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Button } from '#components/ui/button.tsx';
import { DiffText } from './diff-text.tsx';
import { ReasonTitles } from './reasons.tsx';
import type { DecisionMark, ItemHistory, OverrideMark, RevisionMark } from './review-item.ts';

type Entry = {
  at: Date | string;
  revision?: RevisionMark;
  decision?: DecisionMark;
  override?: OverrideMark;
};

/** Who did what and when: revisions with their difference, decisions with their reasons. Newest first. */
export function HistoryList({
  item,
  onRestore,
}: {
  item: ItemHistory;
  onRestore: ((number: number) => void) | null;
}) {
  const entries: Entry[] = [
    ...item.revisions.map((revision) => ({ at: revision.at, revision })),
    ...item.decisions.map((decision) => ({ at: decision.at, decision })),
    ...(item.overrides ?? []).map((override) => ({ at: override.at, override })),
  ].sort((one, other) => new Date(other.at).getTime() - new Date(one.at).getTime());
  return (
    <ol className="flex flex-col divide-y divide-border">
      {entries.map(({ revision, decision, override }) => {
        if (decision) return <DecisionEntry key={decision.id} decision={decision} />;
        if (override) return <OverrideEntry key={override.id} override={override} />;
        if (!revision) return null;
        const key = `revision ${revision.number}`;
        return <RevisionEntry key={key} revision={revision} item={item} onRestore={onRestore} />;
      })}
    </ol>
  );
}

function RevisionEntry({
  revision,
  item,
  onRestore,
}: {
  revision: RevisionMark;
  item: ItemHistory;
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
      {decision.reasons.length > 0 && (
        <p className="text-muted-foreground">
          <ReasonTitles ids={decision.reasons} />
        </p>
      )}
      {decision.note && <p>{decision.note}</p>}
    </li>
  );
}

const heldTo = { equal: 'Answer held equal', different: 'Answer held different' };

function OverrideEntry({ override }: { override: OverrideMark }) {
  return (
    <li className="flex flex-col gap-1 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className={`font-medium ${override.withdrawnAt ? 'line-through' : ''}`}>
          {heldTo[override.verdict]}
        </span>
        <span className="text-muted-foreground">{override.actorLabel}</span>
        <RelativeTime at={override.at} className="text-muted-foreground text-xs" />
        <span className="text-muted-foreground text-xs">
          {override.withdrawnAt ? 'withdrawn' : `of revision ${override.revision}`}
        </span>
      </div>
      {override.note && <p>{override.note}</p>}
    </li>
  );
}
