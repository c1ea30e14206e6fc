import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeBenchmark } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { commandHost } from '#test/support/studio-command.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const { db, url } = await testDatabase();
const ctx = systemContext(db);
const root = path.resolve(import.meta.dirname, '../../..');
const work = temporaryFolder('evaluate-cli');
const data = path.join(work, 'data');
mkdirSync(data, { mode: 0o700 });
const environment = { DATABASE_URL: url, STUDIO_ROOT: root, STUDIO_DATA: data, NODE_OPTIONS: undefined };
const host = commandHost({ folder: work, environment });
afterAll(host.end);

test('results are given to the studio by a command, which says where nobody is there to read them', async () => {
  const { slug } = await makeProject(db);
  const benchmark = await makeBenchmark(ctx, slug, [{ problem: 'What is $2 + 2$?', answer: '4' }]);
  const file = path.join(work, 'results.jsonl');
  writeFileSync(file, `${JSON.stringify({ index: 0, response: 'The answer is: 4' })}\n`);
  const asked = ['evaluate', 'import', file, '--benchmark', benchmark, '--project', slug];
  const told = await host.run([...asked, '--model', 'elsewhere']);
  expect(told.code).not.toBe(0);
  expect(told.err).toContain('No worker is running, so this waits in the queue.');
  const stored = await db.evaluation.findMany({ where: { benchmarkId: benchmark } });
  expect(stored).toMatchObject([{ name: 'elsewhere on test set', source: 'import', status: 'running' }]);
  const nothing = await host.run([
    'evaluate',
    'import',
    'none.jsonl',
    '--benchmark',
    benchmark,
    '--model',
    'x',
  ]);
  expect(nothing.err).toContain('There is no file none.jsonl.');
});
