import { CheckIcon, ClockIcon, XIcon } from 'lucide-react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { StateBadge, type StateLook } from '#components/layout/state-badge.tsx';

export type MessageState = 'waiting' | 'delivered' | 'failed';

const looks: Record<MessageState, StateLook> = {
  waiting: { icon: ClockIcon, variant: 'info' },
  delivered: { icon: CheckIcon, variant: 'success' },
  failed: { icon: XIcon, variant: 'danger' },
};

/** Where a message is, and when it is tried again. */
export function MessageStateBadge({ state, nextAt }: { state: MessageState; nextAt: Date | null }) {
  return (
    <StateBadge look={looks[state]} word={state}>
      {nextAt && <RelativeTime at={nextAt} className="text-muted-foreground text-xs" />}
    </StateBadge>
  );
}
