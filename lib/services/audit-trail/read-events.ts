import { type AuditEventRow, auditEvents } from '#lib/db/queries/audit-events.ts';
import {
  type AuditChoice,
  type AuditFilter,
  type AuditRecord,
  auditLine,
} from '#lib/domain/audit-trail/schema.ts';
import type { Ctx } from '../context.ts';
import type { Download } from '../download.ts';
import { pageOf } from '../page-of.ts';

/** Events that are read at a time. */
const chunkSize = 500;

const recordOf = ({ id, before, after, ...row }: AuditEventRow): AuditRecord => ({
  ...{ id: Number(id), ...row },
  ...{ before: before ?? null, after: after ?? null },
});

/** A page of the events of a project; of the installation where it is null. */
export async function listEvents(ctx: Ctx, projectId: string | null, filter: AuditFilter) {
  const { after, limit, ...choice } = filter;
  const before = after === undefined ? null : BigInt(after);
  const rows = await auditEvents(ctx.db, { projectId, ...choice }, { before, limit: limit + 1 });
  const { page, nextAfter } = pageOf(rows, limit, ({ id }) => id);
  return { items: page.map(recordOf), nextAfter };
}

/** All events that are chosen as JSONL, newest first, read while they are sent. */
export function exportEvents(
  ctx: Ctx,
  place: { id: string | null; name: string },
  choice: AuditChoice,
): Download {
  return { fileName: `${place.name}-audit.jsonl`, lines: linesOf(ctx, place.id, choice) };
}

async function* linesOf(ctx: Ctx, projectId: string | null, choice: AuditChoice): AsyncGenerator<string> {
  for (let before: bigint | null = null; ; ) {
    const rows: AuditEventRow[] = await auditEvents(
      ctx.db,
      { projectId, ...choice },
      { before, limit: chunkSize },
    );
    for (const row of rows) yield auditLine(recordOf(row));
    if (rows.length < chunkSize) return;
    before = rows.at(-1)!.id;
  }
}
