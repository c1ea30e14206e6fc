import { afterAll, expect, test } from 'vitest';
import { listHits } from '#lib/services/contamination/index.ts';
import { listRuns } from '#lib/services/corpus/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { changeProjectSettings } from '#lib/services/projects/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { makeBenchmark, scan } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { openAiServer, unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const server = await openAiServer(() => ({ reply: '' }));
afterAll(() => server.close());
await setSettings(ctx, { allowPrivateNetworks: true });

const asked =
  'How many lorries did the ferry take on Friday when seven of them came too late for the crossing?';
const told = 'When seven trucks came too late for the trip on Friday, how many of them did the ferry take?';

async function project() {
  const made = await makeProject(db);
  await makeSeeds(db, made.id, [{ problem: told }, { problem: 'Name the capital of Norway, please.' }]);
  await makeBenchmark(ctx, made.slug, [{ problem: asked }]);
  const { id } = await saveModel(ctx, {
    ...{ project: made.slug, name: 'vectors', baseUrl: server.url, model: 'embedder' },
    ...unchecked,
  });
  return { ...made, endpoint: id };
}

test('a problem in other words and another order is found by the vectors of an endpoint', async () => {
  const { slug, endpoint } = await project();
  await scan(ctx, slug);
  expect((await listHits(ctx, { project: slug })).items).toEqual([]);
  const decontamination = { nearest: 'embedding', nearestThreshold: 0.8, endpoint } as const;
  await changeProjectSettings(ctx, { project: slug, decontamination });
  await scan(ctx, slug);
  expect((await listHits(ctx, { project: slug })).items).toMatchObject([
    { method: 'embedding', state: 'open', text: told },
  ]);
  await changeProjectSettings(ctx, { project: slug, decontamination: { nearest: 'none' } });
  await scan(ctx, slug);
  expect((await listHits(ctx, { project: slug })).items).toMatchObject([{ state: 'gone' }]);
});

test('a scan without the endpoint that its project wants fails and says so', async () => {
  const { slug } = await project();
  const decontamination = { nearest: 'embedding' } as const;
  await changeProjectSettings(ctx, { project: slug, decontamination });
  await scan(ctx, slug);
  const [run] = (await listRuns(ctx, { project: slug })).items;
  expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('need an endpoint') });
});
