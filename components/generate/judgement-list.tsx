import { Badge } from '#components/ui/badge.tsx';
import type { JudgementMark } from './variant-types.ts';

/** What judges say of a variant, the newest first; of older revisions dimmed. */
export function JudgementList({
  judgements,
  revision,
}: {
  judgements: readonly JudgementMark[];
  revision: number;
}) {
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {judgements.map((one) => (
        <li key={one.id} className={one.revision === revision ? undefined : 'opacity-60'}>
          <p className="flex flex-wrap items-center gap-1.5">
            <span className="font-medium">{one.judge}</span>
            <Word good={one.solvable} yes="solvable" no="not solvable" />
            <Word good={one.selfContained} yes="self-contained" no="not self-contained" />
            <Word good={one.correct} yes="correct" no="not correct" />
            <Badge variant="outline">difficulty {one.difficulty}</Badge>
            {one.revision !== revision && <Badge>revision {one.revision}</Badge>}
          </p>
          <p className="text-muted-foreground">{one.reason}</p>
        </li>
      ))}
    </ul>
  );
}

function Word({ good, yes, no }: { good: boolean; yes: string; no: string }) {
  return <Badge variant={good ? 'success' : 'danger'}>{good ? yes : no}</Badge>;
}
