import { load } from '#app/load.ts';
import { RunProgress } from '#components/corpus/run-progress.tsx';
import { Verification } from '#components/versions/verify/verification.tsx';
import { VerifyButton } from '#components/versions/verify/verify-button.tsx';
import { listVerifications } from '#lib/services/versions/index.ts';
import { cancelVerification, verify } from '../actions.ts';

/** Whether the version is what was frozen: the run that hashes it again, and what the last one found. */
export async function VerifyPanel({ project, version }: { project: string; version: string }) {
  const { items, run } = await load(listVerifications, { project, version });
  const isOver = run === null || run.status === 'done' || run.status === 'cancelled';
  const [last] = items;
  return (
    <div className="flex flex-col gap-3">
      <VerifyButton verify={verify.bind(null, project, version)} />
      {!isOver && (
        <RunProgress
          key={run.id}
          {...{ project, run, unit: 'rows' }}
          cancel={cancelVerification.bind(null, project, version)}
        />
      )}
      <div aria-live="polite">{last && <Verification mark={last} />}</div>
    </div>
  );
}
