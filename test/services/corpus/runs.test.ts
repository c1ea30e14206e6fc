import { describe, expect, test } from 'vitest';
import { precondition } from '#lib/domain/errors.ts';
import { authorizeProject } from '#lib/services/authorize.ts';
import { runIndexes } from '#lib/services/corpus/build-indexes.ts';
import type { CorpusRunner, CorpusRunners } from '#lib/services/corpus/index.ts';
import {
  buildIndexes,
  cancelRun,
  createRun,
  listRuns,
  RunStopped,
  runCorpus,
  showRun,
} from '#lib/services/corpus/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const runners = (duplicates: CorpusRunner): CorpusRunners => ({
  duplicates,
  contamination: duplicates,
  estimates: duplicates,
  selection: duplicates,
  indexes: duplicates,
  freeze: duplicates,
  restore: duplicates,
  branch: duplicates,
  verify: duplicates,
});

async function queued() {
  const { slug } = await makeProject(db);
  const scoped = await authorizeProject(ctx, slug, 'check', 'command');
  const start = () =>
    db.$transaction((tx) =>
      createRun(tx, scoped, { kind: 'duplicates', action: 'test', parameters: { a: 1 } }),
    );
  return { slug, start, run: (await start()).run };
}

describe('a run over the corpus', () => {
  test('tells how far it is, and keeps what it found', async () => {
    const { slug, run } = await queued();
    await runCorpus(
      ctx,
      run,
      runners(async (_, { parameters }, progress) => {
        await progress('Reading', 5, 10);
        expect(await showRun(ctx, { project: slug, run })).toMatchObject({
          phase: 'Reading',
          rowsDone: 5,
          rowsTotal: 10,
        });
        return { found: parameters };
      }),
      never,
    );
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({
      status: 'done',
      result: { found: { a: 1 } },
    });
    expect((await listRuns(ctx, { project: slug })).items).toHaveLength(1);
  });

  test('is not started twice while one is under way, and again when it has ended', async () => {
    const { run, start, slug } = await queued();
    await expect(start()).rejects.toMatchObject({ code: 'CONFLICT' });
    await cancelRun(ctx, { project: slug, run });
    await expect(start()).resolves.toBeTruthy();
  });

  test('that is cancelled stops at the next word of its progress, and stays cancelled', async () => {
    const { slug, run } = await queued();
    await runCorpus(
      ctx,
      run,
      runners(async (_, __, progress) => {
        await progress('Reading', 1, 10);
        await cancelRun(ctx, { project: slug, run });
        await expect(progress('Writing', 2, 10)).rejects.toThrow(RunStopped);
        await progress('Writing more', 3, 10);
        return {};
      }),
      never,
    );
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({ status: 'cancelled', result: null });
    await expect(cancelRun(ctx, { project: slug, run })).rejects.toMatchObject({ code: 'PRECONDITION' });
  });

  test('whose worker stops is left for the next one; one that cannot be done fails with the reason', async () => {
    const { slug, run } = await queued();
    const stopping = AbortSignal.abort();
    const work = runners(async (_, __, progress) => {
      await progress('Reading', 0, 1);
      throw precondition('There is nothing to compare.');
    });
    await expect(runCorpus(ctx, run, work, stopping)).rejects.toThrow(RunStopped);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({ status: 'running' });
    await runCorpus(ctx, run, work, never);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({
      status: 'failed',
      error: 'There is nothing to compare.',
    });
  });
});

test('missing search indexes are built by a run, and the ones that are there are left', async () => {
  const { slug } = await makeProject(db);
  const build = async () => {
    const { run } = await buildIndexes(ctx, { project: slug });
    await runCorpus(ctx, run, { ...runners(runIndexes) }, never);
    return (await showRun(ctx, { project: slug, run })).result;
  };
  await db.$executeRawUnsafe('DROP INDEX seeds_words');
  expect(await build()).toEqual({ built: ['seeds_words'] });
  expect(await build()).toEqual({ built: [] });
});
