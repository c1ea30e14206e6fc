'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useEvents } from '#components/generate/use-events.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';

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
  const router = useRouter();
  const state = useEvents<RulingState>(
    `/api/events?project=${encodeURIComponent(project)}&ruling=${ruling.id}`,
    ruling,
  );
  const ended = !isMoving(state);
  const told = useRef(false);
  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    router.refresh();
  }, [ended, router]);
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
