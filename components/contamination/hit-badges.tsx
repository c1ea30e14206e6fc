import { CheckIcon, CircleAlertIcon, EraserIcon, Trash2Icon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { methodNotes } from '#lib/domain/contamination/methods.ts';
import type { HitMethod, HitState } from '#lib/domain/contamination/schema.ts';

const states = {
  open: { icon: CircleAlertIcon, variant: 'warning', title: 'open' },
  removed: { icon: Trash2Icon, variant: 'danger', title: 'removed' },
  waived: { icon: CheckIcon, variant: 'success', title: 'waived' },
  gone: { icon: EraserIcon, variant: 'outline', title: 'gone' },
} as const;

export function HitStateBadge({ state }: { state: HitState }) {
  const { icon: Icon, variant, title } = states[state];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden="true" /> {title}
    </Badge>
  );
}

/** How an overlap was found, with its meaning on hover. */
export function HitMethodBadge({ method }: { method: HitMethod }) {
  const { title, meaning } = methodNotes[method];
  return (
    <Badge variant="default" title={meaning}>
      {title}
    </Badge>
  );
}
