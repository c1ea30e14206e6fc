import { formatMoment } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { AuditRow } from './audit-columns.tsx';
import { changedFields } from './changed-fields.ts';

/** One event whole: who, when, what, and each field before and after. */
export function AuditChange({ event }: { event: AuditRow }) {
  const fields = changedFields(event.before, event.after);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-mono font-semibold text-base">{event.action}</h2>
        <p className="text-muted-foreground text-sm">
          {event.actorLabel}, {formatMoment(event.at, 'UTC')}
        </p>
        <p className="break-all font-mono text-muted-foreground text-xs">{event.target}</p>
      </div>
      {fields.length > 0 && (
        <Table>
          <TableHeads texts={['Field', 'Before', 'After']} />
          <TableBody>
            {fields.map(({ field, was, now }) => (
              <TableRow key={field}>
                <TableCell className="align-top font-medium">{field}</TableCell>
                <TableCell className="break-words align-top">{was || '—'}</TableCell>
                <TableCell className="break-words align-top">{now || '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}
