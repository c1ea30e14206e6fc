import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import type { Report } from '#lib/domain/evaluate/report.ts';

type Props = {
  report: Report;
  replies: string;
  /** Disputes that nobody ruled on yet, by what graders differ in. */
  disputes: readonly { dispute: string; replies: number }[];
  home: string;
};

const kinds: Record<string, string> = {
  verdict: 'graders disagree',
  undecided: 'undecided',
  format: 'only the form is disputed',
};

/** How many replies there are, what is apart, and what waits for people. */
export function ReportFacts({ report, replies, disputes, home }: Props) {
  const { problems, samples, truncated, failed, ruled } = report;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
        <To href={replies}>{formatCount(report.replies, 'reply', 'replies')}</To>
        <span>
          to {formatCount(problems, 'problem')}
          {samples > 1 && `, ${formatNumber(samples)} samples of each`}
        </span>
        <Apart count={truncated} href={`${replies}?truncated=true`}>
          cut off by the limit of tokens: not correct unless they announce an answer
        </Apart>
        <Apart count={failed} href={`${replies}?failed=true`}>
          never came: in no share
        </Apart>
        <Apart count={ruled} href={`${replies}?ruled=true`}>
          ruled on by people
        </Apart>
      </p>
      {disputes.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
          <span className="text-muted-foreground">For people:</span>
          {disputes.map(({ dispute, replies: count }) => (
            <To key={dispute} href={`${home}/disputes?kind=${dispute}`}>
              {kinds[dispute] ?? dispute}: {formatNumber(count)}
            </To>
          ))}
        </p>
      )}
    </div>
  );
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-sm underline underline-offset-2">
      {children}
    </Link>
  );
}

function Apart({ count, href, children }: { count: number; href: string; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <span>
      <To href={href}>{formatNumber(count)}</To> <span className="text-muted-foreground">{children}</span>
    </span>
  );
}
