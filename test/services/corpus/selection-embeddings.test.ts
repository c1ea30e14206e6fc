import { afterAll, describe, expect, test } from 'vitest';
import {
  type CorpusRunner,
  type CorpusRunners,
  cancelRun,
  listSelections,
  runCorpus,
  select,
  showRun,
} from '#lib/services/corpus/index.ts';
import { runSelection } from '#lib/services/corpus/selection/run-selection.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { changeProjectSettings } from '#lib/services/projects/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { openAiServer, unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const server = await openAiServer(() => ({ reply: '' }));
afterAll(() => server.close());
await setSettings(ctx, { allowPrivateNetworks: true });
const runners = { selection: runSelection } as Partial<CorpusRunners> as CorpusRunners;
const never = new AbortController().signal;

/** Two kinds of problems: to the endpoint all of one kind are the same text in another order of words. */
const lorries = [
  'the lorries of the ferry came late',
  'late came the trucks of the ferry',
  'ferry of the lorries came the late',
];
const rows = [
  'seven green apples lay hidden below',
  'below hidden lay apples seven green',
  'apples below lay green hidden seven',
];

async function project(baseUrl = server.url) {
  const made = await makeProject(db);
  await makeSeeds(
    db,
    made.id,
    [...lorries, ...rows].map((problem) => ({ problem })),
  );
  const { id: endpoint } = await saveModel(ctx, {
    ...{ project: made.slug, name: 'vectors', baseUrl, model: 'embedder' },
    ...unchecked,
  });
  return { ...made, endpoint };
}

async function selected(slug: string, asked: { vectors?: 'tf-idf' | 'embedding' } = {}) {
  const { run } = await select(ctx, { project: slug, name: 'core', size: 2, ...asked });
  await runCorpus(ctx, run, runners, never);
  return showRun(ctx, { project: slug, run });
}

describe('a core set of a project with an endpoint for embeddings', () => {
  test('is chosen by them, one text of each kind, and says so', async () => {
    const { slug, endpoint } = await project();
    await changeProjectSettings(ctx, { project: slug, decontamination: { endpoint } });
    expect(await selected(slug)).toMatchObject({ status: 'done', result: { candidates: 6, size: 2 } });
    const [{ result, filter }] = (await listSelections(ctx, { project: slug })).items as [
      Awaited<ReturnType<typeof listSelections>>['items'][0],
    ];
    expect(result.vectors).toBe('embeddings of the problem by embedder, 64 numbers');
    expect(filter).toMatchObject({ vectors: 'embedding', endpoint });
    expect(result.radius).toBeLessThan(0.01);
  });

  test('is chosen by character pieces where that was asked for, or where there is no endpoint', async () => {
    const { slug, endpoint } = await project();
    await selected(slug);
    await changeProjectSettings(ctx, { project: slug, decontamination: { endpoint } });
    const { run } = await select(ctx, { project: slug, name: 'pieces', size: 2, vectors: 'tf-idf' });
    await runCorpus(ctx, run, runners, never);
    const { items } = await listSelections(ctx, { project: slug });
    expect(items.map(({ result }) => result.vectors)).toEqual([
      expect.stringContaining('TF-IDF'),
      expect.stringContaining('TF-IDF'),
    ]);
  });

  test('is refused without an endpoint', async () => {
    const { slug } = await project();
    await expect(selected(slug, { vectors: 'embedding' })).rejects.toThrow('has no endpoint for embeddings');
  });

  test('fails with the words of the provider', async () => {
    const { slug, endpoint } = await project(`${server.url}/nowhere`);
    await changeProjectSettings(ctx, { project: slug, decontamination: { endpoint } });
    expect(await selected(slug)).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/^The embeddings endpoint did not answer\. .*404/),
    });
  });

  test('that is cancelled while the endpoint is asked asks it no more, and stores nothing', async () => {
    const { id, slug, endpoint } = await project();
    const many = Array.from({ length: 600 }, (_, at) => ({ problem: `${rows[at % 3]} and ${at} more` }));
    await makeSeeds(db, id, many);
    await changeProjectSettings(ctx, { project: slug, decontamination: { endpoint } });
    const { run } = await select(ctx, { project: slug, name: 'core', size: 2 });
    const asked = () => server.requests.filter(({ path }) => path.endsWith('/embeddings')).length;
    let before = 0;
    const cancelling: CorpusRunner = (its, row, progress) =>
      runSelection(its, row, async (phase, done, total) => {
        if (phase === 'Asking for embeddings' && before === 0) {
          before = asked();
          expect(done).toBeLessThan(total);
          await cancelRun(ctx, { project: slug, run });
        }
        return progress(phase, done, total);
      });
    await runCorpus(ctx, run, { selection: cancelling } as Partial<CorpusRunners> as CorpusRunners, never);
    expect(before).toBeGreaterThan(0);
    expect(asked()).toBe(before);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({ status: 'cancelled', result: null });
    expect((await listSelections(ctx, { project: slug })).items).toEqual([]);
    // The name is free again, and the next one is chosen.
    expect(await selected(slug)).toMatchObject({ status: 'done', result: { candidates: 606 } });
  });
});
