import { TimerIcon } from 'lucide-react';
import { formatNumber } from '#components/layout/format.ts';
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

const firstOf = (inOrder: number) =>
  `More than ${formatNumber(inOrder)} rows match. Only ${formatNumber(inOrder)} of them were put in order: there may be better ones among the others. More words, or a filter, leave fewer.`;

/** Says that a list is not whole, and why. */
export function PartialNotice({
  reason,
  searched,
  inOrder,
  onMore,
}: {
  reason: ListFrame['partialReason'];
  searched: boolean;
  /** How many matches were put in order, where not all were. */
  inOrder: number | null;
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
      {reason === 'first' && inOrder !== null ? firstOf(inOrder) : said[searched ? 'search' : 'list'][reason]}
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
