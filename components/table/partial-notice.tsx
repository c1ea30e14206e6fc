import { TimerIcon } from 'lucide-react';
import type { ListFrame } from '#lib/domain/browse/schema.ts';

const said = {
  search: {
    time: 'The search was stopped after 0.3 s: these are the first matches.',
    index: 'The search index is being rebuilt: only the first rows were looked through.',
    first: 'Very many rows match: only the first matches were put in order.',
  },
  list: {
    time: 'The list was stopped after 0.15 s: these are the first rows that match. Scroll on to look further.',
    index: 'The index is being rebuilt: only the first rows were looked through.',
    first: 'Very many rows match: only the first ones were put in order.',
  },
};

/** Says that a list is not whole, and why. */
export function PartialNotice({
  reason,
  searched,
  onMore,
}: {
  reason: ListFrame['partialReason'];
  searched: boolean;
  /** Looks further; absent where there is no further. */
  onMore?: () => void;
}) {
  if (reason === null) return null;
  return (
    <p
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-2 border-border border-b bg-warning-soft px-4 py-1.5 text-sm md:px-6"
    >
      <TimerIcon className="size-4 shrink-0" aria-hidden="true" />
      {said[searched ? 'search' : 'list'][reason]}
      {onMore && (
        <button
          type="button"
          onClick={onMore}
          className="rounded-sm font-medium underline underline-offset-2"
        >
          Look further
        </button>
      )}
    </p>
  );
}
