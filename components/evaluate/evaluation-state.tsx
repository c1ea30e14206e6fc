import {
  CircleCheckIcon,
  CircleDashedIcon,
  CircleSlashIcon,
  CircleXIcon,
  FileDownIcon,
  LoaderIcon,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentProps } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import type { EvaluationState } from '#lib/domain/evaluate/states.ts';

type Look = { icon: LucideIcon; variant: ComponentProps<typeof Badge>['variant']; word: string };

const looks: Record<EvaluationState['status'], Look> = {
  waiting: { icon: CircleDashedIcon, variant: 'default', word: 'waiting' },
  running: { icon: LoaderIcon, variant: 'accent', word: 'running' },
  grading: { icon: LoaderIcon, variant: 'info', word: 'grading' },
  done: { icon: CircleCheckIcon, variant: 'success', word: 'done' },
  failed: { icon: CircleXIcon, variant: 'danger', word: 'failed' },
  cancelled: { icon: CircleSlashIcon, variant: 'outline', word: 'cancelled' },
};

/** The state of an evaluation in a word; one whose replies were made elsewhere says so. */
export function EvaluationStateBadge({ state, source }: { state: EvaluationState; source?: string }) {
  const { icon: Icon, variant, word } = looks[state.status];
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge variant={variant}>
        <Icon aria-hidden="true" /> {word}
      </Badge>
      {source === 'import' && (
        <Badge variant="outline">
          <FileDownIcon aria-hidden="true" /> imported
        </Badge>
      )}
    </span>
  );
}
