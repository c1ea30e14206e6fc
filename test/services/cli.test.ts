import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { childEnvironment } from '#lib/env.ts';
import { inviteMember } from '#lib/services/members/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext, wordProblems } from '#test/support/factories.ts';
import { commandHost, startCommand } from '#test/support/studio-command.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { projectWithVariants } from '#test/support/variants.ts';
import { runFreezeOf } from '#test/support/versions.ts';

const { db, url } = await testDatabase();
const ctx = systemContext(db);
const root = path.resolve(import.meta.dirname, '../..');
const work = temporaryFolder('cli');
const data = path.join(work, 'data');
mkdirSync(data, { mode: 0o700 });

const environment = { DATABASE_URL: url, STUDIO_ROOT: root, STUDIO_DATA: data, NODE_OPTIONS: undefined };

const place = { folder: work, environment };
const host = commandHost(place);
afterAll(host.end);

/** One command as a person types it: `studio("versions list --project demo")`. */
const studio = (command: string) => host.run(command.split(' '));
/** The same in a process of its own. */
const started = (command: string) => startCommand(command.split(' '), place);

/** The JSON document that a command prints, which must be all that it prints. */
async function json(command: string, run = studio): Promise<Record<string, unknown>> {
  const told = await run(`${command} --json`);
  expect(told, command).toMatchObject({ code: 0, err: '' });
  return JSON.parse(told.out);
}

/** A file of problems in GSM8K's shape. */
function problemFile(name: string, count: number, further: string[] = []) {
  const file = path.join(work, name);
  const lines = wordProblems(count).map(({ problem, solution }) =>
    JSON.stringify({ question: problem, answer: solution }),
  );
  writeFileSync(file, [...lines, ...further].map((line) => `${line}\n`).join(''));
  return file;
}

describe('the command line', () => {
  test('shows before an import what it would do, and writes nothing', { timeout: 60_000 }, async () => {
    const { id: projectId, slug } = await makeProject(db);
    const file = problemFile('dry.jsonl', 12, ['{"question": 3}']);
    const shown = await json(`seeds import ${file} --project ${slug} --dry-run`);
    expect(shown).toMatchObject({ format: 'gsm8k', readable: 12, rejected: 1 });
    expect(shown.rows).toHaveLength(10);
    expect(shown.problems).toMatchObject([{ line: 13 }]);
    expect(await db.seed.count({ where: { projectId } })).toBe(0);
  });

  test('says that no worker runs instead of waiting for one', { timeout: 60_000 }, async () => {
    const { slug } = await makeProject(db);
    const run = await started(`seeds import ${problemFile('wait.jsonl', 1)} --project ${slug}`);
    expect(run.code).toBe(1);
    expect(run.err).toContain('npm start');
  });

  test('decides, freezes, exports, shows and verifies', { timeout: 120_000 }, async () => {
    const { slug, variants } = await projectWithVariants(ctx, 8);
    const at = `--project ${slug}`;
    const [first, second] = variants;
    expect(await json(`review decide ${first!.id} --action accept ${at}`)).toMatchObject({
      status: 'accepted',
    });
    expect(
      await json(`review decide ${second!.id} --action reject --reasons misread implausible ${at}`),
    ).toMatchObject({ status: 'rejected' });
    expect(await json(`review decide --action accept --checks passed ${at}`)).toMatchObject({
      decided: variants.length - 2,
    });
    const { run } = await json(`versions create --name v1 --levels 1 2 3 --no-wait ${at}`);
    const worked = { ...ctx, storage: filesystemStorage(path.join(data, 'files')) };
    await runFreezeOf(worked, run as string);
    const out = path.join(work, 'v1.jsonl');
    const exported = await json(`versions export v1 --format alpaca --out ${out} ${at}`);
    const bytes = readFileSync(out);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(exported).toEqual({ file: out, bytes: bytes.length, sha256, beside: ['dataset_info.json'] });
    const lines = bytes.toString().trimEnd().split('\n');
    expect(lines).toHaveLength(variants.length - 1);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('output');
    const shown = await json(`versions show 1 ${at}`);
    expect(shown).toMatchObject({ number: 1, rowCount: variants.length - 1 });
    const alone = await started(`versions verify v1 ${at}`);
    expect(alone).toMatchObject({ code: 1, err: expect.stringContaining('npm start') });
    const verifying = await json(`versions verify v1 --no-wait ${at}`);
    await runFreezeOf(worked, verifying.run as string);
    expect(await json(`versions verifications v1 ${at}`)).toMatchObject({
      items: [{ intact: true, rows: variants.length - 1, by: expect.any(String) }],
    });
    const piped = await started(`versions export v1 --format alpaca --out - ${at}`);
    expect(piped).toMatchObject({ code: 0, err: '', out: bytes.toString() });
    const again = await started(`versions create --name v1 ${at}`);
    expect(again.code).toBe(1);
    expect(again.err).toContain('"v1" exists');
  });

  test('prints a table for people', { timeout: 60_000 }, async () => {
    const { slug } = await projectWithVariants(ctx, 2);
    const run = await studio(`seeds list --project ${slug}`);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('boxes with 6 pens');
    expect(run.out).toContain('total: 2');
  });

  test.each([
    ['seeds frobnicate', 2, started],
    ['seeds list --level 9 --project demo', 2, studio],
    ['seeds import /no/such/file', 2, studio],
    ['versions create', 2, studio],
    ['versions show 1 --project no-such-project', 1, studio],
    ['seeds show nonsense', 2, studio],
    ['--help', 0, studio],
    ['--version', 0, started],
  ])('studio %s ends with %i and a word on why', { timeout: 60_000 }, async (command, code, type) => {
    // Who may not see a project hears nothing of what was wrong in the rest.
    await db.project.upsert({ where: { slug: 'demo' }, create: { slug: 'demo', name: 'Demo' }, update: {} });
    const run = await type(command);
    expect(run.code, run.err).toBe(code);
    expect(code === 0 ? run.out : run.err).toMatch(/\w/);
    expect(run.err).not.toMatch(/\n {4}at /);
  });

  test('tells an error as JSON where JSON was asked for', { timeout: 60_000 }, async () => {
    const run = await started('versions show 1 --project no-such-project --json');
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out).error.code).toBe('NOT_FOUND');
  });

  test('an export that fails leaves no file', { timeout: 60_000 }, async () => {
    const { slug } = await makeProject(db);
    const out = path.join(work, 'none.jsonl');
    const run = await studio(`versions export 1 --out ${out} --project ${slug}`);
    expect(run.code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });
});

test('the audit trail is searched, and exported as lines', async () => {
  const { slug } = await makeProject(db);
  await inviteMember(ctx, { project: slug, email: 'noether@example.org', role: 'viewer' });
  const listed = await json(`audit-trail list --project ${slug} --text noether`);
  expect(listed).toMatchObject({ items: [{ action: 'members.invite', before: null }] });
  const told = await studio(`audit-trail export --project ${slug} --action members.`);
  expect(told.code).toBe(0);
  expect(
    told.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { action: 'members.invite', actorLabel: 'test', after: { email: 'noether@example.org', role: 'viewer' } },
  ]);
});

test('with a worker, the whole path from a file to an exported version', { timeout: 180_000 }, async () => {
  const worker = spawn(process.execPath, ['worker/index.ts'], {
    cwd: root,
    env: childEnvironment(environment),
    stdio: 'ignore',
  });
  try {
    await expect.poll(() => db.workerHeartbeat.count(), { timeout: 30_000 }).toBeGreaterThan(0);
    const { slug } = await makeProject(db);
    const at = `--project ${slug}`;
    const file = problemFile('path.jsonl', 20);
    expect(await json(`seeds import ${file} ${at} --licence MIT`)).toMatchObject({
      status: 'done',
      rowsAdded: 20,
    });
    expect(await json(`seeds import ${file} ${at}`)).toMatchObject({ rowsAdded: 0, rowsDuplicate: 20 });
    const batch = await json(`generate start --method perturb-numbers ${at}`);
    expect(batch).toMatchObject({ status: 'done', total: 20 });
    const { decided } = await json(`review decide --action accept --checks passed ${at}`);
    expect(decided).toBeGreaterThan(10);
    const { contentHash, rowCount } = await json(`versions create --name whole ${at}`);
    expect(rowCount).toBe(decided);
    const out = path.join(work, 'whole.jsonl');
    const exported = await json(`versions export whole --format canonical --out ${out} ${at}`);
    expect(exported.sha256).toBe(contentHash);
    expect(await json(`versions verify whole ${at}`)).toMatchObject({
      ...{ intact: true, rows: rowCount, found: contentHash, faults: [] },
    });
    expect(await json(`versions restore whole ${at}`)).toMatchObject({ accepted: expect.any(Number) });
    expect(await json(`versions branch whole --slug ${slug}-b --name Branch ${at}`)).toMatchObject({
      slug: `${slug}-b`,
    });
    expect(await db.variant.count({ where: { project: { slug: `${slug}-b` } } })).toBe(rowCount);
  } finally {
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await ended;
  }
});
