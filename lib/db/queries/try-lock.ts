import type { Tx } from '../client.ts';

// Two workers may hold the same job when the first was thought dead: what must be done once is done under this lock,
// which ends with its transaction, however that ends.
export async function tryLock(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`;
  return rows[0]?.locked ?? false;
}
