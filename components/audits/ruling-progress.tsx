'use client';

import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';

export type RulingState = {
  id: string;
  status: 'applying' | 'applied' | 'undoing' | 'undone';
  decided: number;
  restored: number;
};

const isMoving = ({ status }: RulingState) => status === 'applying' || status === 'undoing';

/** How far a ruling is carried out, or taken back; the page is fetched anew when it has ended. */
export function RulingProgress({
  project,
  ruling,
  population,
}: {
  project: string;
  ruling: RulingState;
  population: number;
}) {
  const state = useEvents<RulingState>({ project, ruling: ruling.id }, ruling);
  const ended = !isMoving(state);
  useRefreshAtEnd(ended);
  const forward = state.status === 'applying' || state.status === 'applied';
  return (
    <ProgressRow
      title={forward ? 'Deciding its rows' : 'Taking its decisions back'}
      done={forward ? state.decided : state.restored}
      total={forward ? population : state.decided}
      unit="rows"
      state={ended ? 'done' : 'running'}
    />
  );
}
