import type { Prisma } from '#lib/db/generated/client.ts';
import type { QueueFilter } from '#lib/domain/review/schema.ts';

/** The variants of a project that a queue filter admits. */
export function queueWhere(projectId: string, filter: QueueFilter): Prisma.VariantWhereInput {
  return {
    projectId,
    status: filter.status,
    method: filter.method,
    subject: filter.subject,
    level: filter.level,
    checkState: filter.checks,
    batchId: filter.batch,
    auditSamples: filter.audit === undefined ? undefined : { some: { planId: filter.audit } },
  };
}
