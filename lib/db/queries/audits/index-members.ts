import type { Tx } from '../../client.ts';

// Members are read page by page and looked up by id: without these every page would read millions of rows.
export async function indexMembers(tx: Tx): Promise<void> {
  await tx.$executeRaw`ALTER TABLE audit_members ADD PRIMARY KEY (id), ADD UNIQUE (stratum, seq)`;
}
