import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatShare } from '#components/layout/format.ts';
import type { PreviewCounts } from './preview-answers.ts';

type Props = {
  counts: PreviewCounts;
  home: string;
  /** What a row is. */
  noun?: string;
};

/** How many rows of how many seeds, in which parts, and what keeps others out. */
export function CountFacts({ counts, home, noun = 'row' }: Props) {
  const { rows, seeds, splits, shortfall, contaminated, openHits } = counts;
  const parts = Object.entries(splits).filter(([, count]) => count > 0);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="tabular-nums">
        <strong className="font-medium text-base">{formatCount(rows, noun)}</strong>{' '}
        <span className="text-muted-foreground">of {formatCount(seeds, 'seed')}</span>
        {parts.length > 1 && (
          <span className="text-muted-foreground">
            {': '}
            {parts
              .map(([name, count]) => `${formatNumber(count)} ${name} (${formatShare(count / rows)})`)
              .join(', ')}
          </span>
        )}
      </p>
      {shortfall && <p className="text-warning">{shortfall}</p>}
      {openHits > 0 && (
        <Warning href={`${home}/check/contamination?state=open`} link="Decide them">
          {formatCount(openHits, noun)} may stand in a benchmark: the version cannot be frozen until somebody
          decides.
        </Warning>
      )}
      {contaminated > 0 && (
        <Warning href={`${home}/check/contamination?state=removed`} link="See them">
          {formatCount(contaminated, 'variant')} {contaminated === 1 ? 'is' : 'are'} left out: a benchmark
          stands in the text, or in that of the seed.
        </Warning>
      )}
    </div>
  );
}

function Warning({ href, link, children }: { href: string; link: string; children: ReactNode }) {
  return (
    <p className="rounded-md bg-warning-soft px-3 py-2 text-pretty text-warning tabular-nums">
      {children}{' '}
      <a href={href} className="underline">
        {link}
      </a>
    </p>
  );
}
