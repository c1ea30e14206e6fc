'use client';

import { Choice } from '#components/form/choice.tsx';
import { useReasons } from './reasons.tsx';

/** Why many are rejected at once. */
export function ReasonSelect({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const options = useReasons().map(({ id, title }) => ({ value: id, title }));
  return <Choice aria-label="Reason" options={options} value={reason} onChange={onReason} />;
}
