import type { Tx } from '../../client.ts';
import { type TextScope, textsOf } from './text-scope.ts';

// Exact: a progress bar that ends at 90 % or at 110 % says nothing. One index scan each.
export async function countTexts(tx: Tx, scope: TextScope): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${textsOf(scope)}`;
  return rows[0]?.count ?? 0;
}
