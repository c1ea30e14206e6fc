'use client';

import { PlayIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { canResume, isEnded } from '#lib/domain/train/states.ts';
import type { RunRow } from './run-types.ts';

type Act = () => Promise<ActionResult<unknown>>;
export type RunActs = { stop: Act; force: Act; resume: Act; remove: Act };

type Props = {
  run: Pick<RunRow, 'number' | 'state' | 'targetName'>;
  acts: RunActs;
  mayDelete: boolean;
  home: string;
};

/** What the state of a run allows: stop, end at once, resume, delete. */
export function RunActions({ run, acts, mayDelete, home }: Props) {
  const router = useRouter();
  const { busy, act } = useAct();
  const done = () => router.refresh();
  const ended = isEnded(run.state);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!ended && run.state !== 'stopping' && (
        <Button type="button" variant="outline" disabled={busy} onClick={() => act(acts.stop, done)}>
          Stop with a checkpoint
        </Button>
      )}
      {!ended && (
        <ConfirmButton
          title={`End run ${run.number} at once`}
          description="It saves nothing more. What it learned since its newest checkpoint is lost; it can be resumed from there."
          action={acts.force}
          onDone={done}
        >
          End at once
        </ConfirmButton>
      )}
      {canResume(run.state) && (
        <Button type="button" disabled={busy} onClick={() => act(acts.resume, done)}>
          <PlayIcon /> Resume
        </Button>
      )}
      {ended && mayDelete && (
        <ConfirmButton
          title={`Delete run ${run.number}`}
          description={`Its curve, its history and, at ${run.targetName}, its folder with all checkpoints are removed. This cannot be undone.`}
          action={acts.remove}
          onDone={() => router.push(home)}
        >
          Delete
        </ConfirmButton>
      )}
    </div>
  );
}
