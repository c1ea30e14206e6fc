'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import {
  type ReasonChange,
  type ReasonSettings,
  ReasonChange as Schema,
} from '#lib/domain/review/reasons.ts';
import { ArchivedReasons } from './archived-reasons.tsx';
import { type ReasonDraft, ReasonRow } from './reason-row.tsx';

type Saved = ReasonSettings & { changedAt: Date | null };
type Props = {
  settings: Saved;
  mayChange: boolean;
  save: (input: { reasons: ReasonChange['reasons']; base: Date | null }) => Promise<ActionResult<unknown>>;
};

let drafts = 0;

/** The taxonomy as a list: titles, what they mean, keys, order; taken out and brought back. */
export function ReasonEditor({ settings, mayChange, save }: Props) {
  const [rows, setRows] = useState<ReasonDraft[]>(() =>
    settings.reasons.map((reason) => ({ ...reason, row: reason.id })),
  );
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const archived = settings.archived.filter(({ id }) => !rows.some((one) => one.id === id));
  const change = (row: string, to: Partial<ReasonDraft>) =>
    setRows((now) => now.map((one) => (one.row === row ? { ...one, ...to } : one)));
  const move = (index: number, by: number) =>
    setRows((now) => {
      const next = [...now];
      const [one] = next.splice(index, 1);
      if (one) next.splice(index + by, 0, one);
      return next;
    });
  const add = (from: Omit<ReasonDraft, 'row' | 'key'>) =>
    setRows((now) => [...now, { ...from, key: '', row: `new ${drafts++}` }]);
  const submit = async () => {
    const reasons = rows.map(({ row: _, ...reason }) => reason);
    const parsed = Schema.safeParse({ reasons, base: settings.changedAt });
    setFaults(parsed.success ? new Map() : faultsOf(parsed.error.issues, rows));
    if (!parsed.success) return;
    setBusy(true);
    const result = await save({ reasons: parsed.data.reasons, base: settings.changedAt });
    setBusy(false);
    if (result.ok) toast.success('The reasons are saved.');
    else toast.error(result.error.message);
  };
  return (
    <div className="flex flex-col gap-4">
      <ol
        aria-label="Reasons"
        className="flex flex-col divide-y divide-border rounded-md border border-border"
      >
        {rows.map((reason, index) => (
          <ReasonRow
            key={reason.row}
            {...{ reason, disabled: !mayChange, fault: faults.get(reason.row) ?? null }}
            onChange={(to) => change(reason.row, to)}
            onRemove={() => setRows((now) => now.filter(({ row }) => row !== reason.row))}
            onUp={index > 0 ? () => move(index, -1) : null}
          />
        ))}
      </ol>
      {faults.get('') && <p className="text-danger text-sm">{faults.get('')}</p>}
      {mayChange ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={submit} disabled={busy}>
            Save the reasons
          </Button>
          <Button variant="outline" onClick={() => add({ title: '', description: '' })}>
            Add a reason
          </Button>
        </div>
      ) : (
        <p className="text-muted-foreground text-sm">Leads and owners can change this.</p>
      )}
      <ArchivedReasons archived={archived} onBack={mayChange ? add : null} />
    </div>
  );
}

type Found = { path: PropertyKey[]; message: string };

/** The first thing that is wrong with each row; under "" what is wrong with the list. */
function faultsOf(issues: readonly Found[], rows: readonly ReasonDraft[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const row = rows[Number(path[1])]?.row ?? '';
    if (!found.has(row)) found.set(row, message);
  }
  return found;
}
