import { CheckIcon, CircleDashedIcon, XIcon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';

const looks = {
  pending: { variant: 'default', icon: CircleDashedIcon },
  accepted: { variant: 'success', icon: CheckIcon },
  rejected: { variant: 'danger', icon: XIcon },
} as const;

/** What review decided of a variant. */
export function StatusBadge({ status }: { status: keyof typeof looks }) {
  const { variant, icon: Icon } = looks[status];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden="true" />
      {status}
    </Badge>
  );
}
