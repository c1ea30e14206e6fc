import type { ActionResult } from '#components/form/action-result.ts';
import { CopyButton } from '#components/layout/copy-button.tsx';
import { formatBytes, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ServeButton } from '#components/servers/serve-button.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

export type Checkpoint = {
  path: string;
  step: number;
  bytes: number | null;
  final: boolean;
  present: boolean;
  at: Date;
};

/** Starts a server of a checkpoint. */
export type Serve = (checkpoint: string) => Promise<ActionResult<unknown>>;

type Props = {
  checkpoints: readonly Checkpoint[];
  /** null for who may not, and where the target serves no models. */
  serve: Serve | null;
  project: string;
};

/** What a leg left: checkpoints to go on from, and the model at its end. */
export function CheckpointTable({ checkpoints, serve, project }: Props) {
  if (checkpoints.length === 0) {
    return <p className="text-muted-foreground text-sm">No checkpoint yet.</p>;
  }
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead className="text-right">Step</TableHead>
          <TableHead>Folder</TableHead>
          <TableHead className="text-right">Size</TableHead>
          <TableHead>Saved</TableHead>
          {serve && <TableHead>Model</TableHead>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {checkpoints.map(({ path, step, bytes, final, present, at }) => (
          <TableRow key={path}>
            <TableCell className="text-right tabular-nums">{formatNumber(step)}</TableCell>
            <TableCell>
              <span className="flex items-center gap-2">
                <code className="text-xs">{path}</code>
                {final && <Badge variant="success">final model</Badge>}
                {!present && <Badge variant="outline">removed by the trainer</Badge>}
                {present && <CopyButton text={path} label={`Copy ${path}`} />}
              </span>
            </TableCell>
            <TableCell className="text-right tabular-nums">
              {bytes === null ? '–' : formatBytes(bytes)}
            </TableCell>
            <TableCell>
              <RelativeTime at={at} className="text-muted-foreground" />
            </TableCell>
            {serve && (
              <TableCell>
                {present && (
                  <ServeButton
                    label={`Serve ${path}`}
                    serve={serve.bind(null, path)}
                    home={`/${project}/settings/servers`}
                  />
                )}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
