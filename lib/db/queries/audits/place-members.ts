import type { StratumProperties } from '#lib/domain/review/audit-plan/index.ts';
import type { Tx } from '../../client.ts';

// The rows of a population by stratum and in order, so that they are read back a stratum at a time.
export async function placeMembers(
  tx: Tx,
  strata: readonly (StratumProperties & { stratum: number })[],
): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE audit_members ON COMMIT DROP AS
    SELECT s.stratum, f.seq, f.id, f.revision, f.status
    FROM audit_found AS f
    JOIN jsonb_to_recordset(${JSON.stringify(strata)}::jsonb)
      AS s(stratum int, method text, level int, template text, model text)
      ON s.method = f.method AND s.level IS NOT DISTINCT FROM f.level AND s.template = f.template AND s.model = f.model
    ORDER BY s.stratum, f.seq`;
}
