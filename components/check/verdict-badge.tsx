import { CircleHelpIcon, EqualIcon, EqualNotIcon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Verdict } from '#lib/math/answers/index.ts';

const looks = {
  equal: { variant: 'success', icon: EqualIcon },
  different: { variant: 'danger', icon: EqualNotIcon },
  undecided: { variant: 'warning', icon: CircleHelpIcon },
} as const;

/** What a comparison of two answers says; `struck` where the word was taken back. */
export function VerdictBadge({ verdict, struck = false }: { verdict: Verdict; struck?: boolean }) {
  const { variant, icon: Icon } = looks[verdict];
  return (
    <Badge variant={struck ? 'outline' : variant} className={cn('align-middle', struck && 'line-through')}>
      <Icon aria-hidden="true" />
      {verdict}
    </Badge>
  );
}
