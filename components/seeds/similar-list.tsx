import Link from 'next/link';
import { formatShare } from '#components/layout/format.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';

export type SimilarTexts = {
  items: readonly {
    kind: 'seed' | 'variant';
    id: string;
    seq: number;
    problem: string;
    similarity: number;
    sameSkeleton: boolean;
  }[];
  partial: boolean;
  /** False where no signature of the project was stored yet. */
  signed: boolean;
};

/** Seeds and variants that are like one problem, the likest first, with how like they are. */
export function SimilarList({ similar, home }: { similar: SimilarTexts; home: string }) {
  const { items, partial, signed } = similar;
  if (items.length === 0) {
    return (
      <p className="text-muted-foreground text-sm">
        {signed
          ? 'Nothing else in this project is like it.'
          : 'Likeness is read from signatures, which a search for duplicates under Check stores: run one first.'}
      </p>
    );
  }
  return (
    <>
      <ul className="divide-y divide-border rounded-md border border-border">
        {items.map((item) => (
          <li key={item.id} className="flex items-center gap-3 px-3 py-2 text-sm">
            <Link href={pageOf(home, item)} className="min-w-0 flex-1 truncate rounded-sm hover:text-primary">
              <ProblemLine text={item.problem} longest={140} />
            </Link>
            {item.sameSkeleton && (
              <span className="shrink-0 text-muted-foreground text-xs">other numbers</span>
            )}
            <span className="shrink-0 text-muted-foreground text-xs">
              {item.kind} {item.seq}
            </span>
            <span
              className="w-12 shrink-0 text-right tabular-nums"
              title="Share of three-token pieces in common"
            >
              {formatShare(item.similarity)}
            </span>
          </li>
        ))}
      </ul>
      {partial && (
        <p className="text-muted-foreground text-xs">
          Very many texts are like it: these are among the first found.
        </p>
      )}
    </>
  );
}

const pageOf = (home: string, { kind, id }: SimilarTexts['items'][number]) =>
  kind === 'seed' ? `${home}/seeds/${id}` : `${home}/generate/variants/${id}`;
