import {
  CircleCheckIcon,
  CircleDashedIcon,
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
import type { RunState } from '#lib/domain/train/states.ts';

type Look = { icon: LucideIcon; variant: ComponentProps<typeof Badge>['variant'] };

const looks: Record<RunState, Look> = {
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
