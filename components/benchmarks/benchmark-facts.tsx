import Link from 'next/link';
import { CopyButton } from '#components/layout/copy-button.tsx';
import { formatNumber } from '#components/layout/format.ts';

type Facts = {
  licence: string;
  description: string;
  fileName: string;
  format: string;
  problemCount: number;
  duplicates: number;
  rejected: number;
  contentHash: string;
  error: string | null;
};

/** What a benchmark is, in a few lines above its problems. */
export function BenchmarkFacts({ facts, hits }: { facts: Facts; hits: { href: string; open: number } }) {
  const { duplicates, rejected } = facts;
  const leftOut = [
    duplicates > 0 && `${formatNumber(duplicates)} repeated`,
    rejected > 0 && `${formatNumber(rejected)} unreadable`,
  ].filter(Boolean);
  return (
    <div className="flex shrink-0 flex-col gap-1 px-4 pt-3 text-sm md:px-6">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 tabular-nums">
        <span>{formatNumber(facts.problemCount)} problems</span>
        {leftOut.length > 0 && <span className="text-muted-foreground">{leftOut.join(', ')} left out</span>}
        <Link href={hits.href} className="rounded-sm text-primary hover:underline">
          {formatNumber(hits.open)} open hits
        </Link>
        <span className="text-muted-foreground">
          {facts.licence} · {facts.fileName}
        </span>
        {facts.contentHash && (
          <span className="flex items-center gap-1 text-muted-foreground">
            <code className="font-mono text-xs">{facts.contentHash.slice(0, 16)}</code>
            <CopyButton text={facts.contentHash} label="Copy the hash of its content" />
          </span>
        )}
      </p>
      {facts.description && <p className="max-w-[75ch] text-muted-foreground">{facts.description}</p>}
      {facts.error && <p className="max-w-[75ch] text-warning">{facts.error}</p>}
    </div>
  );
}
