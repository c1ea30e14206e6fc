import type { Db } from '#lib/db/client.ts';
import { countDueOutside } from '#lib/db/queries/audits/due-outside.ts';
import { queueCounts } from '#lib/db/queries/queues/queue-counts.ts';
import { countsOf } from '../queues/list.ts';
import { dueParts } from './due-rows.ts';
import type { DrawnAudit } from './find-audit.ts';
import type { AuditProgress } from './read-progress.ts';

/** The queues in which the rows of an audit are read, and how many rows that are due stand in none of them. */
export async function queuesOfAudit(db: Db, audit: DrawnAudit, now: AuditProgress) {
  const rows = await db.reviewQueue.findMany({
    where: { auditId: audit.id },
    orderBy: { seq: 'asc' },
    select: { id: true, name: true, status: true, votesNeeded: true },
  });
  const parts = audit.status === 'running' ? dueParts(audit, now) : [];
  const [counts, dueOutside] = await Promise.all([
    rows.length > 0
      ? queueCounts(
          db,
          rows.map(({ id }) => id),
        )
      : [],
    parts.length > 0 ? countDueOutside(db, audit.id, parts) : 0,
  ]);
  const queues = rows.map(({ votesNeeded, ...queue }) => ({
    ...queue,
    votes: votesNeeded,
    counts: countsOf(counts.filter((one) => one.queueId === queue.id)),
  }));
  return { queues, dueOutside };
}

export type QueueOfAudit = Awaited<ReturnType<typeof queuesOfAudit>>['queues'][number];
