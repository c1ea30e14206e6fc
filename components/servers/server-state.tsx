import { CircleCheckIcon, CirclePauseIcon, CircleSlashIcon, CircleXIcon, LoaderIcon } from 'lucide-react';
import { StateBadge, type StateLook, UnknownSince } from '#components/layout/state-badge.tsx';
import type { ServerState } from '#lib/domain/servers/states.ts';

const looks: Record<ServerState, StateLook> = {
  starting: { icon: LoaderIcon, variant: 'info' },
  ready: { icon: CircleCheckIcon, variant: 'success' },
  stopping: { icon: CirclePauseIcon, variant: 'warning' },
  stopped: { icon: CircleSlashIcon, variant: 'outline' },
  failed: { icon: CircleXIcon, variant: 'danger' },
  lost: { icon: CircleXIcon, variant: 'danger' },
};

/** The state of a server in a word; one whose target is silent says since when nothing is known. */
export function ServerStateBadge({ state, unknownSince }: { state: ServerState; unknownSince: Date | null }) {
  return (
    <StateBadge look={looks[state]} word={state}>
      <UnknownSince at={unknownSince} />
    </StateBadge>
  );
}
