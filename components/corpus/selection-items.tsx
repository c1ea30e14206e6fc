import Link from 'next/link';
import { ProblemLine } from '#components/math/problem-line.tsx';

export type SelectionItem = {
  rank: number;
  seq: number;
  text: { id: string; problem: string; subject: string | null; level: number | null } | null;
};

type Props = { items: readonly SelectionItem[]; kind: 'seed' | 'variant'; home: string };

/** The texts of a selection in the order of choice. */
export function SelectionItems({ items, kind, home }: Props) {
  const folder = kind === 'seed' ? 'seeds' : 'generate/variants';
  return (
    <ol className="divide-y divide-border rounded-lg border border-border bg-card">
      {items.map(({ rank, seq, text }) => (
        <li key={rank} className="flex items-baseline gap-3 px-3 py-2 text-sm">
          <span className="w-6 shrink-0 sm:w-12 text-right text-muted-foreground text-xs tabular-nums">
            {rank + 1}
          </span>
          {text ? (
            <Link
              href={`${home}/${folder}/${text.id}`}
              className="min-w-0 flex-1 truncate rounded-sm hover:text-primary"
            >
              <ProblemLine text={text.problem} longest={160} />
            </Link>
          ) : (
            <span className="min-w-0 flex-1 text-muted-foreground">
              The {kind} with number {seq} was deleted since.
            </span>
          )}
          {text?.subject && (
            <span className="hidden shrink-0 text-muted-foreground text-xs sm:inline">{text.subject}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
