import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { migrate } from '#lib/db/migrate.ts';
import { withDatabase } from '#lib/db/schema-engine.ts';
import { createBackup, restoreBackup } from '#lib/services/backup/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { adminUrl } from '#test/support/database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { administer } from '#test/support/test-cluster.ts';

const root = path.resolve(import.meta.dirname, '../..');
const first = 'prisma/migrations/20261121000000_init';
const made: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(adminUrl(), `CREATE DATABASE ${name}`);
  made.push(name);
  return withDatabase(adminUrl(), name);
}

/** A database as the first released schema made it. */
async function firstDatabase(): Promise<string> {
  const folder = temporaryFolder('first');
  for (const part of [first, 'prisma/migrations/migration_lock.toml']) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  const url = await emptyDatabase();
  await migrate(folder, url);
  return url;
}

afterAll(async () => {
  for (const name of made) await administer(adminUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
});

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A project with a model and two batches of the first release: one of answers from the model, one computed. */
const oldRows = `
  INSERT INTO projects (id, slug, name) VALUES ('${id(1)}', 'old', 'Old');
  INSERT INTO seed_imports (id, project_id, file_name, file_hash, byte_size, source_name, licence)
    VALUES ('${id(2)}', '${id(1)}', 'a.jsonl', 'h', 1, 'A', 'MIT');
  INSERT INTO seeds (id, project_id, import_id, row_number, problem, solution, answer, content_hash)
    VALUES ('${id(3)}', '${id(1)}', '${id(2)}', 1, 'What is 2 + 2?', 'It is 4.', '4', 'c');
  INSERT INTO model_endpoints (id, project_id, name, base_url, model, updated_at)
    VALUES ('${id(4)}', '${id(1)}', 'M', 'http://localhost/v1', 'm', now());
  INSERT INTO batches (id, project_id, name, method, endpoint_id, recipe, status, total) VALUES
    ('${id(5)}', '${id(1)}', 'Answers', 'answer-augmentation', '${id(4)}',
     '{"method":"answer-augmentation","parameters":{"examples":2},"template":{"version":1,"hash":"abc"},
       "model":{"id":"${id(4)}","name":"M","baseUrl":"http://localhost/v1","model":"m","priceInput":1,"priceOutput":2},
       "sampling":{"temperature":0.7,"topP":1,"maxTokens":2048},"filter":{"levels":[4,5]},"samples":2,
       "randomSeed":7,"codeVersion":"old"}', 'failed', 2),
    ('${id(6)}', '${id(1)}', 'Numbers', 'perturb-numbers', NULL,
     '{"method":"perturb-numbers","parameters":{},"template":null,"model":null,"sampling":null,"filter":{},
       "samples":1,"randomSeed":8,"codeVersion":"old"}', 'done', 1);
  INSERT INTO generation_requests (id, batch_id, seed_id, sample, status, attempts, reason, message, reply,
                                   prompt_tokens, completion_tokens, cost, finished_at) VALUES
    ('${id(7)}', '${id(5)}', '${id(3)}', 0, 'done', 1, NULL, NULL, 'It is \\boxed{4}.', 100, 50, 0.0002, now()),
    ('${id(8)}', '${id(5)}', '${id(3)}', 1, 'failed', 3, 'server', '500: broken', NULL, NULL, NULL, NULL, now()),
    ('${id(9)}', '${id(6)}', '${id(3)}', 0, 'done', 1, NULL, NULL, NULL, NULL, NULL, NULL, now());
  INSERT INTO variants (id, project_id, batch_id, request_id, seed_id, method, problem, solution, answer, ground_truth,
                        content_hash, check_state) VALUES
    ('${id(10)}', '${id(1)}', '${id(5)}', '${id(7)}', '${id(3)}', 'answer-augmentation', 'What is 2 + 2?',
     'It is \\boxed{4}.', '4.0', 'inherited', 'c', 'passed'),
    ('${id(11)}', '${id(1)}', '${id(6)}', '${id(9)}', '${id(3)}', 'perturb-numbers', 'What is 3 + 2?', 'It is 5.', '5',
     'computed', 'd', 'failed');`;

const rowsOf = async (url: string, sql: string) => (await administer(url, sql)).rows;

/** The first release dumped it, this version restores it: how a database moves to another major of PostgreSQL, too. */
async function restoredFromBackup(old: string): Promise<string> {
  const url = await emptyDatabase();
  const data = temporaryFolder('installation');
  const filesFolder = path.join(data, 'files');
  const [from, to] = [old, url].map((one) => connect(one, { max: 3 }));
  const installation = { root, data, storage: filesystemStorage(filesFolder), filesFolder };
  const keys = { keyFingerprint: 'a'.repeat(64), givenSecret: true };
  const folder = path.join(data, 'backup');
  try {
    await createBackup(
      from!.pool,
      { ...installation, ...keys },
      { folder, secrets: false, now: () => new Date() },
    );
    const target = { ...installation, ...keys, pool: to!.pool, url };
    const { migrated } = await restoreBackup(target, { folder, withoutKeys: false });
    expect(migrated.length).toBeGreaterThan(20);
    return url;
  } finally {
    await Promise.all([from!.close(), to!.close()]);
  }
}

const ways = [
  { way: 'migrated in place', upgrade: async (url: string) => migrate(root, url).then(() => url) },
  { way: 'restored from its backup', upgrade: restoredFromBackup },
];

test.each(ways)(
  'a database of the first release, $way, keeps its batches, replies and variants',
  async ({ upgrade }) => {
    const old = await firstDatabase();
    await administer(old, oldRows);
    const url = await upgrade(old);
    expect(
      await rowsOf(
        url,
        `SELECT request_id, step, attempt, status, reason, message, reply, prompt_tokens, completion_tokens, cost::float8
       FROM model_calls ORDER BY request_id`,
      ),
    ).toEqual([
      {
        ...{ request_id: id(7), step: 0, attempt: 1, status: 'answered', reason: null, message: null },
        ...{ reply: 'It is \\boxed{4}.', prompt_tokens: 100, completion_tokens: 50, cost: 0.0002 },
      },
      {
        ...{
          request_id: id(8),
          step: 0,
          attempt: 3,
          status: 'failed',
          reason: 'server',
          message: '500: broken',
        },
        ...{ reply: null, prompt_tokens: null, completion_tokens: null, cost: null },
      },
    ]);
    expect(
      await rowsOf(
        url,
        `SELECT v.id, v.truth, a.method, a.endpoint_id, r.key FROM variants AS v
       JOIN batch_arms AS a ON a.id = v.arm_id JOIN generation_requests AS r ON r.id = v.request_id ORDER BY v.id`,
      ),
    ).toEqual([
      { id: id(10), truth: '4', method: 'answer-augmentation', endpoint_id: id(4), key: `0.0.${id(3)}.0` },
      { id: id(11), truth: '5', method: 'perturb-numbers', endpoint_id: null, key: `0.0.${id(3)}.0` },
    ]);
    expect(
      await rowsOf(
        url,
        `SELECT spent::float8, prompt_tokens::int, completion_tokens::int, calls_answered, calls_failed, passed
       FROM batches ORDER BY id`,
      ),
    ).toEqual([
      {
        spent: 0.0002,
        prompt_tokens: 100,
        completion_tokens: 50,
        calls_answered: 1,
        calls_failed: 1,
        passed: 1,
      },
      { spent: 0, prompt_tokens: 0, completion_tokens: 0, calls_answered: 0, calls_failed: 0, passed: 0 },
    ]);
  },
);
