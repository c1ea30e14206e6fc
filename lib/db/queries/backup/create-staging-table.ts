import pg from 'pg';
import type { BackupTable } from '#lib/domain/backup/manifest.ts';

// Blocks of an import under way lie in tables that no migration makes.
export async function createStagingTable(client: pg.PoolClient, table: BackupTable): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${pg.escapeIdentifier(name)} ${type}`).join(', ');
  await client.query(
    `CREATE TABLE public.${pg.escapeIdentifier(table.name)} (${columns}) WITH (autovacuum_enabled = off)`,
  );
}
