'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { isMoving, RunProgress, type RunState } from './run-progress.tsx';
import { SelectionForm, type SelectionValues } from './selection-form.tsx';
import { type SelectionLine, SelectionTable } from './selection-table.tsx';

type Props = {
  project: string;
  home: string;
  kind: 'seed' | 'variant';
  /** The newest run, or null. */
  run: RunState | null;
  rows: readonly SelectionLine[];
  subjects: readonly string[];
  imports: readonly { id: string; fileName: string }[];
  hasEmbeddings: boolean;
  /** Null for who may not. */
  start: ((values: SelectionValues) => Promise<ActionResult<unknown>>) | null;
  cancel: (() => Promise<ActionResult<unknown>>) | null;
  remove: ((selection: string) => Promise<ActionResult<unknown>>) | null;
};

/** Core-set selections: those that there are, the one under way, and a form for the next. */
export function SelectionPanel({
  project,
  home,
  kind,
  run,
  rows,
  subjects,
  imports,
  hasEmbeddings,
  start,
  cancel,
  remove,
}: Props) {
  const moving = run !== null && isMoving(run.status);
  return (
    <section className="flex flex-col gap-4">
      <div className="max-w-prose">
        <h2 className="font-semibold text-base">Core sets</h2>
        <p className="text-muted-foreground text-sm">
          A core set is a part of the corpus that leaves no text far from a chosen one. Versions and batches
          can be made of it.
        </p>
      </div>
      {run && moving && cancel && <RunProgress project={project} run={run} unit="texts" cancel={cancel} />}
      {run?.status === 'failed' && (
        <p role="alert" className="text-destructive text-sm">
          {run.error}
        </p>
      )}
      {rows.length > 0 && <SelectionTable rows={rows} home={home} remove={remove} />}
      {start && !moving && (
        <>
          {rows.length > 0 && <h3 className="pt-3 font-medium text-sm">Another core set</h3>}
          <SelectionForm key={kind} {...{ kind, subjects, imports, hasEmbeddings, start }} />
        </>
      )}
    </section>
  );
}
