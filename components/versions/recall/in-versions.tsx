import { TriangleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { RunsOn } from '../runs-on.tsx';
import { RecallDialog } from './recall-dialog.tsx';
import type { RecallActs, Touched } from './recall-types.ts';
import { WithdrawRecall } from './withdraw-recall.tsx';

type Props = {
  touched: Touched;
  /** What it is of, in the middle of a sentence: "this seed". */
  what: string;
  home: string;
  /** Null for who may not recall. */
  acts: RecallActs | null;
};

/** The versions that hold rows which go back to a seed or a variant, with its recall. */
export function InVersions({ touched, what, home, acts }: Props) {
  const { items, recall } = touched;
  return (
    <section
      id="in-versions"
      aria-label="In versions"
      className="flex max-w-[75ch] scroll-mt-6 flex-col gap-3"
    >
      <h2 className="font-medium text-muted-foreground text-sm">In versions</h2>
      {recall && (
        <div className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          <TriangleAlertIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <p className="min-w-0 flex-1">
            Recalled by {recall.by}, <RelativeTime at={recall.at} />: {recall.reason}
          </p>
          {acts && <WithdrawRecall withdraw={acts.withdraw} recall={recall.id} what={what} />}
        </div>
      )}
      {items.length === 0 ? (
        <p className="text-muted-foreground text-sm">No version holds rows that go back to {what}.</p>
      ) : (
        <ul className="divide-y divide-border rounded-md border border-border text-sm">
          {items.map((version) => (
            <VersionLine key={version.id} version={version} home={home} isRecalled={recall !== null} />
          ))}
        </ul>
      )}
      {acts && !recall && (
        <div>
          <RecallDialog versions={items} what={what} recall={acts.recall} />
        </div>
      )}
    </section>
  );
}

type Line = { version: Touched['items'][number]; home: string; isRecalled: boolean };

function VersionLine({ version, home, isRecalled }: Line) {
  const { number, name, rows, positions, runs } = version;
  const here = `${home}/versions/${number}`;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <Link href={here} className="rounded-sm font-medium hover:text-primary">
        {number} · {name}
      </Link>
      <span className="text-muted-foreground tabular-nums">{formatCount(rows, 'row')}:</span>
      {positions.map((position) => (
        <Link
          key={position}
          href={`${here}/rows/${position}`}
          aria-label={`Row ${position + 1} of ${name}`}
          className="rounded-sm text-primary tabular-nums hover:underline"
        >
          {formatNumber(position + 1)}
        </Link>
      ))}
      {rows > positions.length && <span className="text-muted-foreground">…</span>}
      {isRecalled && <span className="ml-auto text-warning text-xs">needs a successor</span>}
      {runs.length > 0 && (
        <div className="flex basis-full flex-wrap items-baseline gap-x-3">
          <span className="text-muted-foreground text-xs">Learned from by</span>
          <RunsOn runs={runs} home={home} />
        </div>
      )}
    </li>
  );
}
