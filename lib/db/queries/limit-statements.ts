import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

// No statement of this transaction runs longer: one that waits for a lock, or that the planner got wrong, ends as an error.
export async function limitStatements(tx: Tx, milliseconds: number): Promise<void> {
  await tx.$executeRaw(Prisma.raw(`SET LOCAL statement_timeout = ${Math.ceil(milliseconds)}`));
}
