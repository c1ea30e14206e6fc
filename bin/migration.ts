import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acquireCluster } from '#lib/db/embedded/cluster.ts';
import { disposable } from '#lib/db/embedded/settings.ts';
import { missingSql } from '#lib/db/schema-engine.ts';
import { env } from '#lib/env.ts';

/** `npm run migration -- NAME` writes the SQL between the migrations and the schema, to be read before it is kept. */
async function main(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error('Usage: npm run migration -- NAME (small letters, digits and _)');
    return 2;
  }
  const root = env().STUDIO_ROOT;
  const folder = path.join(tmpdir(), `corollary-migration-${process.pid}`);
  const cluster = await acquireCluster({ root, folder, log: path.join(folder, 'log'), settings: disposable });
  try {
    const sql = await missingSql(root, cluster.url('postgres'));
    if (sql === '') {
      console.log('The migrations and the schema agree: there is nothing to write.');
      return 0;
    }
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const file = path.join(root, 'prisma/migrations', `${stamp}_${name}`, 'migration.sql');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, sql);
    console.log(`Read it before you commit it: ${path.relative(root, file)}`);
    return 0;
  } finally {
    await cluster.remove();
  }
}

process.exitCode = await main(process.argv[2]);
