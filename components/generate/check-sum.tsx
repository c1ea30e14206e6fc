import { CheckIcon, CircleDashedIcon, CircleHelpIcon, XIcon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import type { CheckState } from '#lib/domain/generate/schema.ts';

const looks = {
  passed: { variant: 'success', icon: CheckIcon },
  undecided: { variant: 'warning', icon: CircleHelpIcon },
  failed: { variant: 'danger', icon: XIcon },
  unchecked: { variant: 'default', icon: CircleDashedIcon },
} as const;

/** The sum of a variant's checks. */
export function CheckSum({ state, reasons = [] }: { state: CheckState; reasons?: readonly string[] }) {
  const { variant, icon: Icon } = looks[state];
  return (
    <Badge variant={variant} title={reasons.join('\n') || undefined}>
      <Icon aria-hidden="true" />
      {state}
    </Badge>
  );
}
