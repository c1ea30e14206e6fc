import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { poolOf } from '#lib/db/client.ts';
import { inSnapshot } from '#lib/db/snapshot.ts';
import {
  corpusDifficulty,
  previewLengths,
  previewLikeness,
  previewVersion,
  recipeOrigins,
  setTokenizer,
  showTokenizer,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { makeCorpus, repeated } from '#test/support/recipes.ts';

const here = await testDatabase();
const ctx = systemContext(here.db);

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789ĠĊ+=.'].map((letter, at) => [letter, at]);
const pieces = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
/** A tokenizer of single characters, but for "pr" and "ob". */
const tokenizer = {
  ...{
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    post_processor: null,
  },
  ...{ pre_tokenizer: pieces, decoder: pieces },
  model: {
    ...{ type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false },
    ...{ continuing_subword_prefix: null, end_of_word_suffix: null, ignore_merges: false },
    vocab: Object.fromEntries([...letters, ['pr', 90], ['ob', 91]]),
    merges: [
      ['p', 'r'],
      ['o', 'b'],
    ],
  },
};
async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
const give = (project: string, text: string) =>
  setTokenizer(ctx, { project, fileName: 'my-model.json', content: bytesOf(text) });

test('lengths are counted in tokens of the bundled vocabulary, or of the tokenizer.json that was given', async () => {
  const { slug: project } = await makeCorpus(
    here,
    repeated(3, () => ({})),
  );
  const bundled = await previewLengths(ctx, { project });
  // "problem 0\nsolution 0" is problem, space, 0, newline, solution, space, 0 in cl100k_base.
  expect(bundled).toMatchObject({
    tokenizer: 'cl100k_base',
    rows: 3,
    lengths: { counted: 3, median: 7, longest: 7 },
  });
  await expect(previewLengths(ctx, { project, tokenizer: 'project' })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });
  expect(await showTokenizer(ctx, { project })).toEqual({ file: null });
  const file = await give(project, JSON.stringify(tokenizer));
  expect(file).toMatchObject({ name: 'my-model.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await recipeOrigins(ctx, { project })).tokenizer).toEqual(file);
  // 20 characters, of which "pr" and "ob" are one token each.
  const own = await previewLengths(ctx, { project, tokenizer: 'project' });
  expect(own).toMatchObject({ tokenizer: 'my-model.json', lengths: { median: 18 } });
});

test.each([
  ['no JSON', 'not JSON'],
  ['{}', 'model'],
  [JSON.stringify({ ...tokenizer, decoder: undefined }), 'decoder'],
  [JSON.stringify({ ...tokenizer, model: { ...tokenizer.model, type: 'Magic' } }), 'model is Magic'],
])('a file that is no tokenizer is refused: %#', async (text, words) => {
  const { slug: project } = await makeCorpus(here, [{}]);
  await expect(give(project, text)).rejects.toMatchObject({
    ...{ code: 'INVALID', message: expect.stringContaining(words) },
  });
  expect(await showTokenizer(ctx, { project })).toEqual({ file: null });
});

test('rows with another chosen row in their cluster are near duplicates; those alone in it are not', async () => {
  const made = await makeCorpus(
    here,
    repeated(6, (at) => ({ level: at < 2 ? 1 : 2 })),
  );
  const project = made.slug;
  expect(await previewLikeness(ctx, { project })).toMatchObject({ searchedAt: null });
  const rows = await here.db.variant.findMany({ where: { projectId: made.id }, orderBy: { seq: 'asc' } });
  const run = await here.db.corpusRun.create({
    data: {
      projectId: made.id,
      kind: 'duplicates',
      status: 'done',
      createdAt: new Date(Date.now() + 60_000),
    },
  });
  const cluster = (kind: 'near' | 'skeleton', places: number[]) =>
    here.db.duplicateCluster.create({
      data: {
        ...{ projectId: made.id, runId: run.id, kind, scope: 'problem', variants: places.length },
        ...{ size: places.length, similarity: 1, fingerprint: randomUUID() },
        members: {
          create: places.map((at, position) => ({ position, variantId: rows[at]!.id, similarity: 1 })),
        },
      },
    });
  await cluster('near', [0, 1, 2]);
  await cluster('near', [3]);
  await cluster('skeleton', [3, 4]);
  expect(await previewLikeness(ctx, { project })).toMatchObject({ rows: 6, near: 3, skeleton: 2, newer: 0 });
  expect(await previewLikeness(ctx, { project, levels: [2] })).toMatchObject({
    rows: 4,
    near: 0,
    skeleton: 2,
  });
  await here.db.corpusRun.update({ where: { id: run.id }, data: { createdAt: new Date(0) } });
  expect(await previewLikeness(ctx, { project })).toMatchObject({ newer: 6 });
});

test('the difficulty of the whole corpus is beside that of the recipe, estimates where there is no level', async () => {
  const { slug: project } = await makeCorpus(here, [
    { level: 5, status: 'rejected' },
    { level: 1 },
    { estimatedLevel: 3.6 },
    { level: 5, status: 'pending' },
    {},
  ]);
  const { groups } = await corpusDifficulty(ctx, { project });
  expect(groups).toEqual([
    { level: 1, estimated: null, rows: 1 },
    { level: 5, estimated: null, rows: 2 },
    { level: null, estimated: 4, rows: 1 },
    { level: null, estimated: null, rows: 1 },
  ]);
  expect((await previewVersion(ctx, { project })).difficulty).toEqual([
    { level: 1, estimated: null, rows: 1 },
    { level: null, estimated: 4, rows: 1 },
    { level: null, estimated: null, rows: 1 },
  ]);
});

test('a preview that nobody waits for any more stops its statement, and leaves its connection clean', async () => {
  const stopping = new AbortController();
  const pool = poolOf(here.db);
  const slow = inSnapshot(
    pool,
    async (client) => {
      await client.query('CREATE TEMP TABLE left_behind (n int)');
      setImmediate(() => stopping.abort(new Error('gone')));
      await client.query('SELECT pg_sleep(60)');
    },
    { stopping: stopping.signal },
  );
  await expect(slow).rejects.toThrow('gone');
  await expect(inSnapshot(pool, async () => 1, { stopping: stopping.signal })).rejects.toThrow('gone');
  expect(await inSnapshot(pool, async (client) => (await client.query('SELECT 1 AS one')).rows)).toEqual([
    { one: 1 },
  ]);
});

test('a preview is stopped between two statements too, and while it waits for a connection', async () => {
  const pool = poolOf(here.db);
  const between = new AbortController();
  const idle = inSnapshot(
    pool,
    async (client) => {
      between.abort(new Error('gone'));
      // The first cancellation finds no statement: by the answer of this one it has been and gone.
      await pool.query('SELECT 1');
      await pool.query('SELECT 1');
      await client.query('SELECT pg_sleep(60)');
    },
    { stopping: between.signal },
  );
  await expect(idle).rejects.toThrow('gone');
  const waiting = new AbortController();
  const begun = inSnapshot(pool, async () => 'answered', { stopping: waiting.signal });
  waiting.abort(new Error('gone'));
  await expect(begun).rejects.toThrow('gone');
});
