import { CheckIcon, XIcon } from 'lucide-react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ReasonTitles } from '#components/review/reasons.tsx';
import type { VoteMark } from '#components/review/review-item.ts';

/** What each person said of an item, with reasons and remarks, side by side. */
export function VoteList({ votes }: { votes: readonly VoteMark[] }) {
  return (
    <ul aria-label="Votes" className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
      {votes.map((vote) => (
        <li
          key={vote.id}
          className="flex min-w-0 flex-col gap-1 rounded-md border border-border bg-card p-3 text-sm"
        >
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <VoteWord action={vote.action} />
            <span className="font-medium">{vote.name}</span>
            <RelativeTime at={vote.at} className="ml-auto text-muted-foreground text-xs" />
          </div>
          {vote.reasons.length > 0 && (
            <p>
              <ReasonTitles ids={vote.reasons} />
            </p>
          )}
          {vote.note && <p className="text-pretty text-muted-foreground">{vote.note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Accept or reject, with a sign and a word. */
export function VoteWord({ action }: { action: 'accept' | 'reject' }) {
  const Icon = action === 'accept' ? CheckIcon : XIcon;
  const tone = action === 'accept' ? 'text-success' : 'text-danger';
  return (
    <span className={`inline-flex items-center gap-1 ${tone}`}>
      <Icon aria-hidden="true" className="size-4" />
      {action}
    </span>
  );
}
