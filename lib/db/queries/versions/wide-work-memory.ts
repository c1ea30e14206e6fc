import type { Tx } from '../../client.ts';

// Millions of ids and hashes are joined in memory: with the usual 4 MB they would go through files.
export async function wideWorkMemory(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL work_mem = '256MB'`;
}
