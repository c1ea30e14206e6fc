import { formatDuration, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { DuplicateResult } from '#lib/domain/check/duplicates.ts';

type Props = {
  result: DuplicateResult;
  parameters: { threshold: number; scope: string };
  /** "Import GSM8K"; null where the whole project was searched. */
  limited: string | null;
  finishedAt: Date | string | null;
};

/** What the last search looked at and found. */
export function SearchFacts({ result, parameters, limited, finishedAt }: Props) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-border border-b px-4 py-2 text-muted-foreground text-xs tabular-nums md:px-6">
      <span>
        Searched {finishedAt && <RelativeTime at={finishedAt} />}: {formatNumber(result.texts)} texts in{' '}
        {formatDuration(result.seconds)}
      </span>
      <span>
        {parameters.scope === 'full' ? 'problems with solutions' : 'problems'}, similarity from{' '}
        {parameters.threshold}
        {limited && `, limited to ${limited}`}
      </span>
      <span>
        {formatNumber(result.exact)} clusters of exact copies, {formatNumber(result.near)} of near ones,{' '}
        {formatNumber(result.skeleton)} with other numbers
      </span>
    </p>
  );
}
