import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { env } from '#lib/env.ts';
import { ensureTemplate, testCluster } from './test-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

/** One server and one migrated template for the whole run; `npm test` brings its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '../..');
  const given = env().TEST_DATABASE_URL;
  const cluster = given ? undefined : await testCluster(root);
  const adminUrl = given ?? cluster!.url('postgres');
  project.provide('adminUrl', adminUrl);
  project.provide('template', await ensureTemplate(root, adminUrl));
  return async () => cluster?.release();
}
