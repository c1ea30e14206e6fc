import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { appUrl, ensureAppRole, settleRights } from '#lib/db/app-role.ts';
import { acquireCluster, type Cluster, ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { withLock } from '#lib/db/embedded/file-lock.ts';
import { disposable } from '#lib/db/embedded/settings.ts';
import { migrate } from '#lib/db/migrate.ts';
import { readMigrations, withDatabase } from '#lib/db/schema-engine.ts';

/** The database server of one checkout's tests: kept between runs, shared by runs at the same time. */
export function testCluster(root: string, folder = sharedFolder(root)): Promise<Cluster> {
  return acquireCluster({ root, folder, log: path.join(folder, 'postgres.log'), settings: disposable });
}

function sharedFolder(root: string): string {
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return path.join(tmpdir(), `corollary-test-${process.getuid?.() ?? 0}-${hash}`);
}

/** Migrates a template once per state of the migrations, and returns its name; a test's database is a copy of it. */
export async function ensureTemplate(root: string, adminUrl: string): Promise<string> {
  const roles = readFileSync(path.join(root, 'lib/db/app-role.ts'), 'utf8');
  const content = JSON.stringify([readMigrations(root).migrationDirectories, roles]);
  const name = `template_${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
  const lock = path.join(tmpdir(), `corollary-${name}-${new URL(adminUrl).port}.lock`);
  await withLock(lock, async () => {
    const found = await administer(adminUrl, `SELECT 1 FROM pg_database WHERE datname = '${name}'`);
    if (found.rowCount) return;
    // Only a database that nobody is connected to can be copied: once it has its name, nobody connects to it.
    const draft = `${name}_draft`;
    await administer(adminUrl, `DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await ensureDatabase(adminUrl, draft);
    const url = withDatabase(adminUrl, draft);
    await migrate(root, url);
    await ensureAppRole(adminUrl);
    await settleRights(url, appUrl(url));
    await administer(adminUrl, `ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

/** Runs one statement as the administrator of the test server. */
export async function administer(adminUrl: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A fresh, migrated database as the studio's own role sees it, its owner, and how to drop it. */
export async function copyTemplate(adminUrl: string, template: string) {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const drop = () => administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const ownerUrl = withDatabase(adminUrl, name);
  return { url: appUrl(ownerUrl), ownerUrl, drop };
}
