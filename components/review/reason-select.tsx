'use client';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { type ReasonId, reasons } from '#lib/domain/review/reasons.ts';

/** Why many are rejected at once. */
export function ReasonSelect({
  reason,
  onReason,
}: {
  reason: ReasonId;
  onReason: (reason: ReasonId) => void;
}) {
  return (
    <Select value={reason} onValueChange={(value) => onReason(value as ReasonId)}>
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
