import { TriangleAlertIcon } from 'lucide-react';
import { advice, type Failure } from '#lib/domain/train/failures.ts';
import { currentLeg, type RunRow } from './run-types.ts';

/** What to change, where a run failed in a way that is known. */
export function FailureNotice({ run }: { run: RunRow }) {
  const leg = currentLeg(run);
  if (run.state !== 'failed' || !leg?.failure) return null;
  return (
    <div role="note" className="flex gap-3 rounded-lg bg-danger-soft px-4 py-3 text-sm">
      <TriangleAlertIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="flex flex-col gap-1">
        <strong className="font-medium text-danger">{titles[leg.failure as Failure]}</strong>
        <p className="text-pretty">{advice[leg.failure as Failure]}</p>
      </div>
    </div>
  );
}

const titles: Record<Failure, string> = {
  'out-of-memory': 'Out of memory',
  'missing-model': 'The base model is missing',
  'bad-data': 'The data could not be read',
  other: 'The trainer failed',
};
