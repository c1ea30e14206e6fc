import { formatNumber } from '#components/layout/format.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import { type Reject, RejectList } from './reject-list.tsx';

/** What a dry run found. */
export type Preview = {
  fileName: string;
  format: string;
  mapping: ColumnMapping | null;
  columns: string[];
  needsMapping: boolean;
  readable: number;
  rejected: number;
  repeated: number;
  withSolution: number;
  withAnswer: number;
  problemCount: number;
  rows: PreviewRow[];
  problems: Reject[];
};

type PreviewRow = {
  line: number;
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
};

/** The dry run: counts, every problem by line, and the first ten rows as they will be. */
export function PreviewPanel({ preview }: { preview: Preview }) {
  if (preview.needsMapping) {
    return (
      <p className="text-muted-foreground text-sm">
        No known format fits this file. Choose the column that holds the problem, and any others that it has.
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Counts preview={preview} />
      <RejectList rejects={preview.problems} total={preview.rejected} />
      {preview.rows.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="font-medium text-sm">The first rows, as they will be</h2>
          {preview.rows.map((row) => (
            <Row key={row.line} row={row} />
          ))}
        </section>
      )}
    </div>
  );
}

function Counts({ preview }: { preview: Preview }) {
  const { readable, withSolution, withAnswer, repeated, rejected } = preview;
  const counts = [
    ['readable', readable],
    ['with a solution', withSolution],
    ['with an answer', withAnswer],
    ['repeated in the file', repeated],
    ['rejected', rejected],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-live="polite">
      {counts.map(([name, count]) => (
        <li key={name}>
          <strong className="font-semibold tabular-nums">{formatNumber(count)}</strong>{' '}
          <span className="text-muted-foreground">{name}</span>
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { row: PreviewRow }) {
  return (
    <article className="flex flex-col gap-3 rounded-md border border-border px-4 py-3">
      <div className="flex flex-wrap gap-1.5">
        <Badge variant="outline">line {formatNumber(row.line)}</Badge>
        {row.subject && <Badge>{row.subject}</Badge>}
        {row.level && <Badge>Level {row.level}</Badge>}
      </div>
      <ProblemView text={row.problem} />
      {row.solution && (
        <details>
          <summary className="text-muted-foreground text-sm">Solution</summary>
          <SolutionSteps text={row.solution} />
        </details>
      )}
      <AnswerBadge answer={row.answer} />
    </article>
  );
}
