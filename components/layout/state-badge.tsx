import { CircleHelpIcon, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { RelativeTime } from './relative-time.tsx';

/** How a state looks: never by its colour alone. */
export type StateLook = { icon: LucideIcon; variant: ComponentProps<typeof Badge>['variant'] };

type Props = { look: StateLook; word: string; children?: ReactNode };

/** A state in a word with its sign; what else is to be said of it stands beside it. */
export function StateBadge({ look: { icon: Icon, variant }, word, children }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge variant={variant}>
        <Icon aria-hidden="true" /> {word}
      </Badge>
      {children}
    </span>
  );
}

/** Beside the state of what a silent target runs: since when nothing is known of it. */
export function UnknownSince({ at }: { at: string | Date | null | undefined }) {
  if (!at) return null;
  return (
    <Badge variant="warning">
      <CircleHelpIcon aria-hidden="true" /> unknown since <RelativeTime at={at} />
    </Badge>
  );
}
