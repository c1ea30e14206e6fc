import type { Tx } from '../../client.ts';
import type { StratumCount } from './count-strata.ts';

// The strata of a gathered population with their rows: they are numbered outside, where their keys and order are made.
export async function gatheredStrata(tx: Tx): Promise<StratumCount[]> {
  return tx.$queryRaw<StratumCount[]>`
    SELECT method, level, template, model, count(*)::int AS rows FROM audit_found
    GROUP BY method, level, template, model`;
}
