import { ArrowDownRightIcon, ArrowUpRightIcon } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '#components/layout/format.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';

type Flip = {
  change: 'gained' | 'lost';
  problem: {
    id: string;
    rowNumber: number;
    problem: string;
    answer: string | null;
    level: number | null;
    subject: string | null;
  };
};

/** Longer lists are cut: the counts above them are of all. */
const most = 200;

const titles = { gained: 'Gained: only the second solves them', lost: 'Lost: only the first solves them' };

/** Problems that only one of two evaluations solves. */
export function FlipList({ flips, home }: { flips: readonly Flip[]; home: string }) {
  if (flips.length === 0) return <p className="text-sm">Both solve the same problems.</p>;
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      {(['lost', 'gained'] as const).map((change) => (
        <Side
          key={change}
          change={change}
          flips={flips.filter((flip) => flip.change === change)}
          home={home}
        />
      ))}
    </div>
  );
}

function Side({ change, flips, home }: { change: Flip['change']; flips: readonly Flip[]; home: string }) {
  const Icon = change === 'gained' ? ArrowUpRightIcon : ArrowDownRightIcon;
  const tone = change === 'gained' ? 'text-success' : 'text-danger';
  return (
    <section aria-label={titles[change]} className="flex min-w-0 flex-col gap-2">
      <h3 className="flex items-center gap-1.5 text-sm">
        <Icon aria-hidden="true" className={`size-4 ${tone}`} /> {titles[change]}
        <span className="text-muted-foreground tabular-nums">{flips.length}</span>
      </h3>
      <ol className="flex flex-col divide-y divide-border">
        {flips.slice(0, most).map(({ problem }) => (
          <li
            key={problem.id}
            className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-2 text-sm"
          >
            <Link
              href={`${home}/problems/${problem.id}`}
              className="rounded-sm tabular-nums underline underline-offset-2"
              aria-label={`Row ${problem.rowNumber} over all models`}
            >
              {problem.rowNumber}
            </Link>
            <span className="block min-w-0 truncate">
              <ProblemLine text={problem.problem} />
            </span>
            <span className="max-w-32 overflow-hidden">
              <AnswerBadge answer={problem.answer} label="" />
            </span>
          </li>
        ))}
      </ol>
      {flips.length > most && (
        <p className="text-muted-foreground text-xs">
          and {formatCount(flips.length - most, 'problem')} more
        </p>
      )}
    </section>
  );
}
