import { formatCount, formatNumber, formatShare } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { PreviewLikeness } from './preview-answers.ts';

/** Rows that are nearly another row of the same version. */
export function LikenessFacts({ answer, home }: { answer: PreviewLikeness; home: string }) {
  const { searchedAt, rows, near, skeleton, newer } = answer;
  const link = (
    <a href={`${home}/check/duplicates`} className="text-primary hover:underline">
      {searchedAt ? 'See the clusters' : 'Search for duplicates'}
    </a>
  );
  if (searchedAt === null) {
    return (
      <p className="text-muted-foreground text-sm">Nobody has searched this project for duplicates. {link}</p>
    );
  }
  const share = (count: number) => (rows === 0 ? '0 %' : formatShare(count / rows));
  return (
    <div className="flex flex-col gap-1 text-sm tabular-nums">
      <p className="text-pretty">
        {share(near)} of the rows ({formatNumber(near)}) are equal or nearly equal to another one of them;{' '}
        {share(skeleton)} ({formatNumber(skeleton)}) differ from another one in their numbers alone. {link}
      </p>
      <p className="text-pretty text-muted-foreground text-xs">
        By the search of <RelativeTime at={new Date(searchedAt)} />.
        {newer > 0 && ` ${formatCount(newer, 'row')} came later and ${newer === 1 ? 'is' : 'are'} not in it.`}
      </p>
    </div>
  );
}
