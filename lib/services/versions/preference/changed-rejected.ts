import type { Tx } from '#lib/db/client.ts';
import { rejectedTexts } from '#lib/db/queries/preference/rejected-texts.ts';
import { parseSolution } from '#lib/domain/generate/parse-completion.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/**
 * The positions of pairs whose worse side is not what the revision or reply behind it says. What is not in the database
 * any more says nothing.
 */
export async function changedRejected(
  tx: Tx,
  versionId: string,
  from: number,
  rows: readonly FrozenRow[],
): Promise<Set<number>> {
  if (!rows.some(({ rejected }) => rejected !== null)) return new Set();
  const texts = await rejectedTexts(tx, versionId, { from, to: from + rows.length });
  const changed = texts.filter(({ position, reply, ...text }) => {
    const { rejected } = rows[position - from]!;
    const parsed = reply === null ? null : parseSolution(reply);
    const { solution, answer } = parsed?.ok ? parsed : text;
    return solution !== null && (solution !== rejected?.solution || answer !== rejected?.answer);
  });
  return new Set(changed.map(({ position }) => position));
}
