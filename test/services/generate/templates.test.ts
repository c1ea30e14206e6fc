import { expect, onTestFinished, test } from 'vitest';
import {
  getVariant,
  listTemplates,
  listVariants,
  previewTemplate,
  runBatch,
  saveTemplate,
  startBatch,
  tryTemplate,
} from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { getSpending } from '#lib/services/projects/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { type Behaviour, openAiServer, unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const place = { method: 'answer-augmentation', name: 'solve' };
const shorter = [
  { role: 'system' as const, content: 'Answer shortly, in \\boxed{}.' },
  { role: 'user' as const, content: 'Here it is: {{problem}}' },
];

async function projectWithSeed() {
  const { id, slug } = await makeProject(db);
  const [seed] = await makeSeeds(db, id, [{ problem: 'What is $2 + 3$?', solution: null, answer: '5' }]);
  return { project: slug, seed: seed! };
}

async function withModel(project: string, behave: () => Behaviour) {
  const server = await openAiServer(behave);
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const settings = { name: 'local', baseUrl: server.url, model: 'm', priceInput: 1, priceOutput: 2 };
  const { id: model } = await saveModel(ctx, { project, ...settings, ...unchecked });
  return { server, model, before: server.calls.length };
}

test('a team edits a copy: versions count up, the built-in text stays, the same text is no new version', async () => {
  const { project } = await projectWithSeed();
  const first = await saveTemplate(ctx, { project, ...place, messages: shorter, note: 'Shorter' });
  const again = await saveTemplate(ctx, { project, ...place, messages: shorter });
  const other = [{ role: 'user' as const, content: 'Solve {{problem}} and box it with \\boxed{}.' }];
  const second = await saveTemplate(ctx, { project, ...place, messages: other });
  expect([first.version, again.id, second.version]).toEqual([1, first.id, 2]);
  const { items } = await listTemplates(ctx, { project, method: place.method });
  const versions = items.find((one) => one.name === 'solve')?.versions ?? [];
  expect(versions.map((one) => [one.origin, one.version])).toEqual([
    ['project', 2],
    ['project', 1],
    ['built-in', expect.any(Number)],
  ]);
});

test.each([
  ['{{problm}} is not known', [{ role: 'user' as const, content: '{{problem}} {{problm}}' }]],
  ['{{problem}} is missing', [{ role: 'user' as const, content: 'Solve it.' }]],
  [
    'The last message must be the user',
    [
      { role: 'user' as const, content: '{{problem}}' },
      { role: 'assistant' as const, content: 'Yes.' },
    ],
  ],
])('a text that could not be used is refused: %s', async (message, messages) => {
  const { project } = await projectWithSeed();
  await expect(saveTemplate(ctx, { project, ...place, messages })).rejects.toThrow(message);
});

test('a preview puts the seed into the text and sends nothing', async () => {
  const { project, seed } = await projectWithSeed();
  const shown = await previewTemplate(ctx, { project, ...place, seed, messages: shorter });
  expect(shown).toMatchObject({ faults: [], refusal: null });
  expect(shown.messages?.at(-1)).toEqual({ role: 'user', content: 'Here it is: What is $2 + 3$?' });
  const faulty = [{ role: 'user' as const, content: 'Solve it, in \\boxed{}.' }];
  const wrong = await previewTemplate(ctx, { project, ...place, seed, messages: faulty });
  expect(wrong.faults).toHaveLength(1);
});

test('a trial asks the model for real, shows reply, checks and cost, and stores no variant', async () => {
  const { project, seed } = await projectWithSeed();
  const { server, model, before } = await withModel(project, () => ({ reply: 'It is \\boxed{6}.' }));
  const trial = await tryTemplate(ctx, { project, ...place, seed, model, messages: shorter });
  expect(trial.calls).toMatchObject([{ template: 'solve', reply: 'It is \\boxed{6}.' }]);
  expect(server.calls.at(-1)?.messages.at(-1)?.content).toBe('Here it is: What is $2 + 3$?');
  expect(server.calls).toHaveLength(before + 1);
  expect(trial.outcome?.variant).toMatchObject({ answer: '6', truth: '5' });
  const check = trial.outcome?.checks.find((one) => one.rule === 'answer-agrees');
  expect(check).toMatchObject({ outcome: 'failed' });
  expect(trial.spent.cost).toBeGreaterThan(0);
  expect(await db.variant.count({ where: { seedId: seed } })).toBe(0);
});

test('a trial that the model refuses says so in its words', async () => {
  const { project, seed } = await projectWithSeed();
  let calls = 0;
  const { model } = await withModel(project, () =>
    calls++ === 0 ? { reply: '5' } : { status: 401, message: 'Incorrect API key provided' },
  );
  calls = 1;
  const trial = await tryTemplate(ctx, { project, ...place, seed, model });
  expect(trial.failure).toContain('Incorrect API key provided');
  expect(trial.outcome).toBeNull();
});

test('a batch with an own version asks with it, and its variants name it', async () => {
  const { project } = await projectWithSeed();
  const { server, model } = await withModel(project, () => ({ reply: 'It is \\boxed{5}.' }));
  const { id } = await saveTemplate(ctx, { project, ...place, messages: shorter });
  const { batch } = await startBatch(ctx, {
    ...{ project, method: place.method, model, templates: { solve: id } },
  });
  const never = new AbortController().signal;
  await runBatch(ctx, batch, { workerId: 'w', stopping: never, aborting: never });
  expect(server.calls.at(-1)?.messages.at(-1)?.content).toBe('Here it is: What is $2 + 3$?');
  const [variant] = (await listVariants(ctx, { project, batch })).items;
  const { origin } = await getVariant(ctx, { project, variant: variant!.id });
  expect(origin?.templates).toMatchObject([{ name: 'solve', origin: 'project', version: 1, id }]);
  expect(origin?.calls[0]?.messages?.at(-1)?.content).toBe('Here it is: What is $2 + 3$?');
});

test('a trial sends what the model always gets besides, as a batch does', async () => {
  const { project, seed } = await projectWithSeed();
  const { server, model } = await withModel(project, () => ({ reply: 'It is \\boxed{5}.' }));
  await db.modelEndpoint.update({ where: { id: model }, data: { extraBody: { top_k: 20 } } });
  await tryTemplate(ctx, { project, ...place, seed, model });
  expect(server.calls.at(-1)!.body).toMatchObject({ top_k: 20 });
});

test('what a trial costs stands in the spending of the project, whatever becomes of the trial', async () => {
  const { project, seed } = await projectWithSeed();
  const replies: Behaviour[] = [{ reply: 'It is \\boxed{5}.' }, { reply: 'Cut', finishReason: 'length' }];
  const { server, model } = await withModel(project, () => replies.shift() ?? { reply: 'No box here.' });
  expect(await getSpending(ctx, { project })).toMatchObject({ dollars: 0 });
  const trials = [];
  for (let at = 0; at < 3; at++) trials.push(await tryTemplate(ctx, { project, ...place, seed, model }));
  expect(trials.slice(0, 2).map((one) => one.failure === null)).toEqual([true, false]);
  const { prompt, completion } = server.tokens;
  const { dollars, trials: inTrials } = await getSpending(ctx, { project });
  expect(dollars).toBeCloseTo((prompt * 1 + completion * 2) / 1e6, 9);
  expect(inTrials).toBe(dollars);
  expect(trials.reduce((sum, one) => sum + (one.spent.cost ?? 0), 0)).toBeCloseTo(dollars, 9);
});
