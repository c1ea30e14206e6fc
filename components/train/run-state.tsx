import {
  CircleCheckIcon,
  CircleDashedIcon,
  CirclePauseIcon,
  CircleSlashIcon,
  CircleXIcon,
  LoaderIcon,
} from 'lucide-react';
import { StateBadge, type StateLook, UnknownSince } from '#components/layout/state-badge.tsx';
import type { RunState } from '#lib/domain/train/states.ts';

const looks: Record<RunState, StateLook> = {
  queued: { icon: CircleDashedIcon, variant: 'default' },
  starting: { icon: LoaderIcon, variant: 'info' },
  running: { icon: LoaderIcon, variant: 'accent' },
  stopping: { icon: CirclePauseIcon, variant: 'warning' },
  succeeded: { icon: CircleCheckIcon, variant: 'success' },
  failed: { icon: CircleXIcon, variant: 'danger' },
  lost: { icon: CircleXIcon, variant: 'danger' },
  cancelled: { icon: CircleSlashIcon, variant: 'outline' },
};

type Props = { state: RunState; unknownSince?: string | Date | null };

/** The state of a run in a word; one whose target is silent says since when nothing is known. */
export function RunStateBadge({ state, unknownSince }: Props) {
  return (
    <StateBadge look={looks[state]} word={state}>
      <UnknownSince at={unknownSince} />
    </StateBadge>
  );
}
