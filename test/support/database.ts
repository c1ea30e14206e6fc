import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '#lib/db/client.ts';
import { copyTemplate } from './test-cluster.ts';

export interface TestDatabase {
  db: Db;
  pool: pg.Pool;
  url: string;
  /** Of the owner of the tables, whose rights the studio does not have. */
  ownerUrl: string;
}

/**
 * A migrated database of this test file's own, dropped after it. Call it at the top of the file:
 * `const { db } = await testDatabase();`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, ownerUrl, drop } = await copyTemplate(inject('adminUrl'), inject('template'));
  const connection = connect(url, { max: 5, applicationName: 'corollary test' });
  afterAll(async () => {
    await connection.close();
    await drop();
  });
  return { db: connection.db, pool: connection.pool, url, ownerUrl };
}

/** The address of an empty database server, for tests of the set-up itself. */
export const adminUrl = (): string => inject('adminUrl');
