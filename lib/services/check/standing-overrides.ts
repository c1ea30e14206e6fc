import type { Tx } from '#lib/db/client.ts';
import { followOverride } from '#lib/domain/check/overrides.ts';
import type { PreparedCheck } from './check-variants.ts';

/** The results as people left them; read under the lock that every override takes, so that none is missed. */
export async function withStandingOverrides(
  tx: Tx,
  prepared: readonly PreparedCheck[],
): Promise<readonly PreparedCheck[]> {
  const found = await tx.answerOverride.findMany({
    where: { variantId: { in: prepared.map((one) => one.subject.id) }, withdrawnAt: null },
    orderBy: { seq: 'asc' },
  });
  if (found.length === 0) return prepared;
  const words = new Map(found.map((one) => [`${one.variantId} ${one.revision}`, one]));
  return prepared.map((one) => {
    const word = words.get(`${one.subject.id} ${one.revision}`);
    if (!word) return one;
    const { verdict, actorLabel: by, at, note } = word;
    return {
      ...one,
      results: one.results.map((result) => followOverride(result, { verdict, by, at, note })),
    };
  });
}
