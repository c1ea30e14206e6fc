import { NumberValue } from '#components/layout/number-value.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { ImportRow } from './import-columns.tsx';

/** What an import did, and what it read. */
export function ImportFacts({ state }: { state: ImportRow }) {
  const counts = [
    ['Seeds added', state.rowsAdded - state.variantsAdded],
    ...(state.variantsAdded > 0 ? ([['Variants added', state.variantsAdded]] as const) : []),
    ['Here already', state.rowsDuplicate],
    ['Rejected', state.rowsRejected],
  ] as const;
  return (
    <>
      <dl className="grid auto-cols-fr grid-flow-col divide-x divide-border rounded-md border border-border">
        {counts.map(([name, value]) => (
          <div key={name} className="flex flex-col gap-1 px-4 py-3">
            <dt className="text-muted-foreground text-sm">{name}</dt>
            <dd className="font-semibold text-xl">
              <NumberValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        <dt className="text-muted-foreground">Format</dt>
        <dd>{state.format ?? 'not read yet'}</dd>
        <dt className="text-muted-foreground">Source</dt>
        <dd>{state.sourceName}</dd>
        <dt className="text-muted-foreground">Licence</dt>
        <dd>{state.licence}</dd>
        <dt className="text-muted-foreground">Started</dt>
        <dd>
          <RelativeTime at={state.startedAt ?? state.createdAt} />
        </dd>
        <dt className="text-muted-foreground">SHA-256</dt>
        <dd className="break-all font-mono text-xs">{state.fileHash}</dd>
      </dl>
    </>
  );
}
