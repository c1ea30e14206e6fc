import Link from 'next/link';
import { formatNumber, formatShare, formatShort } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type ModelActionProps, ModelActions } from './model-actions.tsx';
import type { ModelListRow } from './model-types.ts';

type Props = Omit<ModelActionProps, 'model'> & {
  models: readonly ModelListRow[];
  mayChange: boolean;
  /** The project's address, for links to batches. */
  home: string;
};

/** The models of a project, with what can be done with each. */
export function ModelTable({ models, mayChange, home, ...actions }: Props) {
  if (models.length === 0) {
    return (
      <p className="rounded-lg border border-border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">
        No models yet. Methods that ask one need at least one; “New numbers” works without.
      </p>
    );
  }
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Model</TableHead>
          <TableHead>$ / M tokens</TableHead>
          <TableHead>Limits</TableHead>
          <TableHead>Latest batch</TableHead>
          {mayChange && <TableHead>Actions</TableHead>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {models.map((model) => (
          <TableRow key={model.id} className="align-top">
            <TableCell>
              <NameCell model={model} />
            </TableCell>
            <TableCell>
              <span className="block">{model.model}</span>
              <span className="block text-muted-foreground text-xs">
                {model.server && model.server.state !== 'ready' ? 'not ready yet' : model.baseUrl}
              </span>
            </TableCell>
            <LinesCell lines={priceLines(model)} />
            <LinesCell lines={limitLines(model)} />
            <TableCell>
              <LatestCell model={model} home={home} />
            </TableCell>
            {mayChange && (
              <TableCell>
                {model.server ? (
                  <Link href={`${home}/settings/servers`} className="underline underline-offset-2">
                    Server {model.server.number}
                  </Link>
                ) : (
                  <ModelActions model={model} {...actions} />
                )}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function NameCell({ model }: { model: ModelListRow }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span className="font-medium">{model.name}</span>
      <span className="flex flex-wrap gap-1">
        {model.server && (
          <Badge variant={model.server.state === 'ready' ? 'success' : 'info'}>
            server {model.server.number}, {model.server.state}
          </Badge>
        )}
        {!model.hasKey && !model.server && <Badge>no key</Badge>}
        {model.batchApi && <Badge>Batch API</Badge>}
        {model.checkedAt === null && !model.server && <Badge variant="warning">not checked</Badge>}
      </span>
    </div>
  );
}

function priceLines({ priceInput, priceCached, priceOutput }: ModelListRow): string[] {
  if (priceInput === null && priceOutput === null) return ['not known'];
  const show = (price: number | null) => (price === null ? '?' : formatNumber(price, 4));
  const cached = priceCached === null ? '' : ` (cached ${show(priceCached)})`;
  return [`in ${show(priceInput)}${cached}`, `out ${show(priceOutput)}`];
}

function limitLines({ concurrency, rpm, tpm }: ModelListRow): string[] {
  const lines = [`${concurrency} at once`];
  if (rpm !== null) lines.push(`${formatShort(rpm)} requests / min`);
  if (tpm !== null) lines.push(`${formatShort(tpm)} tokens / min`);
  return lines;
}

function LinesCell({ lines }: { lines: string[] }) {
  return (
    <TableCell className="whitespace-nowrap tabular-nums">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </TableCell>
  );
}

function LatestCell({ model: { latest }, home }: { model: ModelListRow; home: string }) {
  if (!latest) return <span className="whitespace-nowrap text-muted-foreground">not used yet</span>;
  const { batch, name, calls, failed, startedAt, error } = latest;
  return (
    <div className="flex max-w-60 flex-col gap-0.5 whitespace-normal">
      <span>
        <Link href={`${home}/generate/${batch}`} className="underline underline-offset-2">
          {name}
        </Link>{' '}
        <RelativeTime at={startedAt} className="text-muted-foreground" />
      </span>
      {calls > 0 && (
        <span className={failed > 0 ? 'text-warning text-xs' : 'text-muted-foreground text-xs'}>
          {formatShort(failed)} of {formatShort(calls)} calls failed ({formatShare(failed / calls)})
        </span>
      )}
      {error && <span className="text-danger text-xs">{error}</span>}
    </div>
  );
}
