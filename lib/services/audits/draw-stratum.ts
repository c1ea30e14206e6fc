import type { Tx } from '#lib/db/client.ts';
import { readMembers } from '#lib/db/queries/audits/read-members.ts';
import { storeSample } from '#lib/db/queries/audits/store-sample.ts';
import { type AuditPlan, drawSample } from '#lib/domain/review/audit-plan/index.ts';

const page = 50_000;

/** Draws the sample of a stratum from its members, and writes it down in the order of the draw. */
export async function drawStratum(tx: Tx, planId: string, plan: AuditPlan, stratum: number): Promise<void> {
  const { key, sizes } = plan.strata[stratum]!;
  const ids: string[] = [];
  for (let after: number | null = -1; after !== null; ) {
    const members = await readMembers(tx, stratum, { after, limit: page });
    for (const member of members.ids) ids.push(member);
    after = members.last;
  }
  const sample = drawSample(ids, sizes.at(-1)!, { seed: plan.seed, key });
  await storeSample(tx, planId, stratum, sample);
}
