import type { Tx } from '../../client.ts';

// A row of a project locks the project's row against being locked so: this waits for every transaction that is storing
// texts without knowing the new benchmark, and whoever comes later knows it. The scan that follows sees all of theirs.
export async function awaitWriters(tx: Tx, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
}
