import {
  CircleCheckIcon,
  CircleDashedIcon,
  CircleSlashIcon,
  CircleXIcon,
  FileDownIcon,
  LoaderIcon,
} from 'lucide-react';
import { StateBadge, type StateLook } from '#components/layout/state-badge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { EvaluationState } from '#lib/domain/evaluate/states.ts';

const looks: Record<EvaluationState['status'], StateLook> = {
  waiting: { icon: CircleDashedIcon, variant: 'default' },
  running: { icon: LoaderIcon, variant: 'accent' },
  grading: { icon: LoaderIcon, variant: 'info' },
  done: { icon: CircleCheckIcon, variant: 'success' },
  failed: { icon: CircleXIcon, variant: 'danger' },
  cancelled: { icon: CircleSlashIcon, variant: 'outline' },
};

/** The state of an evaluation in a word; one whose replies were made elsewhere says so. */
export function EvaluationStateBadge({ state, source }: { state: EvaluationState; source?: string }) {
  return (
    <StateBadge look={looks[state.status]} word={state.status}>
      {source === 'import' && (
        <Badge variant="outline">
          <FileDownIcon aria-hidden="true" /> imported
        </Badge>
      )}
    </StateBadge>
  );
}
