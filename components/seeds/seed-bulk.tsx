'use client';

import { ArchiveIcon, ArchiveRestoreIcon } from 'lucide-react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { formatCount } from '#components/layout/format.ts';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { type Selection, useSelection } from '#components/table/selection.tsx';
import { Button } from '#components/ui/button.tsx';

/** Seeds chosen one by one, or all that a filter admits. */
export type Chosen = { ids?: string[]; filter?: Record<string, unknown> };

export type SeedActs = {
  setAside: (chosen: Chosen) => Promise<ActionResult<{ count: number; act: string }>>;
  restore: (chosen: Chosen & { act?: string }) => Promise<ActionResult<{ count: number }>>;
};

/** What can be done with checked seeds: setting them aside, taking them back, taking them away as a file. */
export function SeedBulk({ project, acts }: { project: string; acts: SeedActs }) {
  const selection = useSelection();
  const { busy: pending, act: run } = useAct();
  const chosen = chosenOf(selection);
  const finish = (message: string, undo?: () => void) => {
    toast(message, undo && { action: { label: 'Undo', onClick: undo } });
    selection.clear();
    selection.reload?.();
  };
  const restore = (what: Chosen & { act?: string }) =>
    run(
      () => acts.restore(what),
      ({ count }) => finish(`${formatCount(count, 'seed')} came back.`),
    );
  const setAside = () =>
    run(
      () => acts.setAside(chosen),
      ({ count, act }) => {
        // The filter may say "not set aside": of this act are all that have its moment.
        const undo = () => restore(chosen.ids ? { ids: chosen.ids, act } : { filter: {}, act });
        finish(
          `${formatCount(count, 'seed')} set aside: nothing is generated from them.`,
          count > 0 ? undo : undefined,
        );
      },
    );
  return (
    <>
      <Button size="sm" variant="outline" disabled={pending} onClick={setAside}>
        <ArchiveIcon /> Set aside
      </Button>
      <Button size="sm" variant="outline" disabled={pending} onClick={() => restore(chosen)}>
        <ArchiveRestoreIcon /> Restore
      </Button>
      <ExportMenu address="/api/v1/seeds/export" noun="seeds" choice={{ project, ...chosen }} />
    </>
  );
}

/** A choice as the verbs take it; lists stand repeated in the address. */
function chosenOf({ ids, all, query = '' }: Selection): Chosen {
  if (!all) return { ids: [...ids] };
  const params = new URLSearchParams(query);
  params.delete('project');
  const lists = new Set(['subject', 'level', 'method', 'source']);
  const names = [...new Set(params.keys())];
  const filter = Object.fromEntries(
    names.map((name) => [name, lists.has(name) ? params.getAll(name) : params.get(name)]),
  );
  return { filter };
}
