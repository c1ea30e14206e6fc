'use client';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { useReasons } from './reasons.tsx';

/** Why many are rejected at once. */
export function ReasonSelect({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const reasons = useReasons();
  return (
    <Select value={reason} onValueChange={onReason}>
      <SelectTrigger aria-label="Reason">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {reasons.map(({ id, title }) => (
          <SelectItem key={id} value={id}>
            {title}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
