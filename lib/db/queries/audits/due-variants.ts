import { Prisma } from '../../generated/client.ts';

/** True of a variant `t` that is among the first rows drawn of one of these strata. The sample is small: it is read first. */
export const dueVariants = (
  planId: string,
  parts: readonly { stratum: number; size: number }[],
): Prisma.Sql => Prisma.sql`t.id IN (
  SELECT s.variant_id FROM audit_samples AS s
  JOIN jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS due(stratum int, size int)
    ON due.stratum = s.stratum AND s.position < due.size
  WHERE s.plan_id = ${planId}::uuid)`;
