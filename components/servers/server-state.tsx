import {
  CircleCheckIcon,
  CircleHelpIcon,
  CirclePauseIcon,
  CircleSlashIcon,
  CircleXIcon,
  LoaderIcon,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentProps } from 'react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { ServerState } from '#lib/domain/servers/states.ts';

type Look = { icon: LucideIcon; variant: ComponentProps<typeof Badge>['variant'] };

const looks: Record<ServerState, Look> = {
  starting: { icon: LoaderIcon, variant: 'info' },
  ready: { icon: CircleCheckIcon, variant: 'success' },
  stopping: { icon: CirclePauseIcon, variant: 'warning' },
  stopped: { icon: CircleSlashIcon, variant: 'outline' },
  failed: { icon: CircleXIcon, variant: 'danger' },
  lost: { icon: CircleXIcon, variant: 'danger' },
};

/** The state of a server in a word; one whose target is silent says since when nothing is known. */
export function ServerStateBadge({ state, unknownSince }: { state: ServerState; unknownSince: Date | null }) {
  const { icon: Icon, variant } = looks[state];
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge variant={variant}>
        <Icon aria-hidden="true" /> {state}
      </Badge>
      {unknownSince && (
        <Badge variant="warning">
          <CircleHelpIcon aria-hidden="true" /> unknown since <RelativeTime at={unknownSince} />
        </Badge>
      )}
    </span>
  );
}
