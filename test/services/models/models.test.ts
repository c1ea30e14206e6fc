import { describe, expect, onTestFinished, test } from 'vitest';
import { deleteModel, listModels, saveModel, testModel } from '#lib/services/models/index.ts';
import { getSettings, setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { type Behaviour, failures, openAiServer } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const key = 'sk-secret-0123456789';
const unchecked = { check: false, reason: 'The network of this test has no way out.' };
const openai = { name: 'GPT', baseUrl: 'https://api.openai.com/v1/', model: 'gpt-5', key, ...unchecked };
const json = (value: unknown) =>
  JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one));

async function serverThat(behaviour: Behaviour) {
  const server = await openAiServer(() => behaviour);
  onTestFinished(server.close);
  return server;
}

async function projectBeside(behaviour: Behaviour) {
  await setSettings(ctx, { allowPrivateNetworks: true });
  const server = await serverThat(behaviour);
  const project = await makeProject(db);
  const local = { project: project.slug, name: 'local', baseUrl: server.url, model: 'm', key };
  return { ...project, server, local };
}

describe('the models of a project', () => {
  test('a saved key is nowhere to be read: not in answers, not in the table, not in the audit trail', async () => {
    const { id, slug } = await makeProject(db);
    const saved = await saveModel(ctx, { project: slug, ...openai });
    expect(saved).toMatchObject({ baseUrl: 'https://api.openai.com/v1', hasKey: true });
    const listed = await listModels(ctx, { project: slug });
    const stored = await db.modelEndpoint.findMany({ where: { projectId: id } });
    const audited = await db.auditEvent.findMany({ where: { projectId: id } });
    const everything = json([saved, listed, stored, audited]);
    expect(everything).toContain('api.openai.com');
    expect(everything).not.toContain(key);
  });

  test('a key stays with its host: another host wants it again, a change of path does not', async () => {
    const { slug } = await makeProject(db);
    const { id } = await saveModel(ctx, { project: slug, ...openai });
    const { key: _, ...withoutKey } = openai;
    const elsewhere = { project: slug, ...withoutKey, id, baseUrl: 'https://evil.example/v1' };
    await expect(saveModel(ctx, elsewhere)).rejects.toThrow('Enter the key for evil.example');
    await expect(saveModel(ctx, { ...elsewhere, baseUrl: 'https://api.openai.com:8443/v1' })).rejects.toThrow(
      'Enter the key',
    );
    const moved = await saveModel(ctx, { ...elsewhere, baseUrl: 'https://api.openai.com/v2' });
    expect(moved).toMatchObject({ baseUrl: 'https://api.openai.com/v2', hasKey: true });
    expect(await saveModel(ctx, { ...elsewhere, key: '' })).toMatchObject({ hasKey: false });
  });

  test('private addresses wait for the administrator, who alone may allow them', async () => {
    const { id, server, local } = await projectBeside({ reply: '5' });
    await setSettings(ctx, { allowPrivateNetworks: false });
    await expect(saveModel(ctx, local)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(saveModel(ctx, { ...local, ...unchecked })).rejects.toMatchObject({ code: 'INVALID' });
    const byName = { ...local, baseUrl: server.url.replace('127.0.0.1', 'localhost') };
    await expect(saveModel(ctx, byName)).rejects.toMatchObject({
      code: 'PRECONDITION',
      details: { kind: 'refused-address' },
    });
    expect(server.calls).toHaveLength(0);
    const owner = { ...ctx, actor: await makeUser(db, { projectId: id, role: 'owner' }) };
    await expect(setSettings(owner, { allowPrivateNetworks: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await setSettings(ctx, { allowPrivateNetworks: true });
    const { id: model } = await saveModel(owner, local);
    const tested = { project: local.project, model };
    expect(await testModel(owner, tested)).toMatchObject({ text: '5', finishReason: 'stop' });
    expect(server.calls[1]).toMatchObject({ authorization: `Bearer ${key}`, model: 'm' });
    await setSettings(ctx, { allowPrivateNetworks: false });
    await expect(testModel(owner, tested)).rejects.toThrow('private network');
    expect(server.calls).toHaveLength(2);
  });

  test('a host that the administrator names is open, with its port alone, while its neighbours stay closed', async () => {
    const { server, local } = await projectBeside({ reply: '5' });
    const { port } = new URL(server.url);
    for (const privateHosts of [[], [`127.0.0.1:${Number(port) + 1}`], ['127.0.0.2']]) {
      await setSettings(ctx, { allowPrivateNetworks: false, privateHosts });
      await expect(saveModel(ctx, local)).rejects.toMatchObject({ code: 'INVALID' });
    }
    expect(server.calls).toHaveLength(0);
    await setSettings(ctx, { privateHosts: [`127.0.0.1:${port}`, ' LocalHost '] });
    expect(await saveModel(ctx, local)).toMatchObject({ model: 'm' });
    const byName = { ...local, name: 'by name', baseUrl: server.url.replace('127.0.0.1', 'localhost') };
    expect(await saveModel(ctx, byName)).toMatchObject({ name: 'by name' });
    expect(await getSettings(ctx, {})).toMatchObject({ privateHosts: [`127.0.0.1:${port}`, 'localhost'] });
    await expect(setSettings(ctx, { privateHosts: ['http://vllm.lan/v1'] })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await setSettings(ctx, { allowPrivateNetworks: false, privateHosts: [] });
  });

  test('a test call shows what the provider says, without the key, and a good one marks it as checked', async () => {
    const { server, local } = await projectBeside({ status: 401, message: `Incorrect API key: ${key}` });
    const { id: model, checkedAt } = await saveModel(ctx, { ...local, ...unchecked });
    expect(checkedAt).toBeNull();
    const tested = { project: local.project, model };
    await expect(testModel(ctx, tested)).rejects.toThrow('401: Incorrect API key: [key]');
    const good = await serverThat({ reply: '5' });
    await db.modelEndpoint.update({ where: { id: model }, data: { baseUrl: good.url, encryptedKey: null } });
    await testModel(ctx, tested);
    const [listed] = (await listModels(ctx, { project: local.project })).items;
    expect(listed?.checkedAt).toBeInstanceOf(Date);
    expect(server.calls).toHaveLength(1);
  });

  test('annotators and people of other projects may not change them; names are unique; deleting is possible', async () => {
    const [one, other] = [await makeProject(db), await makeProject(db)];
    const annotator = { ...ctx, actor: await makeUser(db, { projectId: one.id, role: 'annotator' }) };
    await expect(saveModel(annotator, { project: one.slug, ...openai })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = { ...ctx, actor: await makeUser(db, { projectId: other.id, role: 'owner' }) };
    const { id: model } = await saveModel(ctx, { project: one.slug, ...openai });
    await expect(deleteModel(stranger, { project: other.slug, model })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(saveModel(stranger, { project: other.slug, ...openai, id: model })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(saveModel(ctx, { project: one.slug, ...openai })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await deleteModel(ctx, { project: one.slug, model });
    expect((await listModels(ctx, { project: one.slug })).items).toEqual([]);
  });
});

test('a model shows how its latest batch went', async () => {
  const { id: projectId, local } = await projectBeside({ reply: '5' });
  const { id: endpointId } = await saveModel(ctx, local);
  const list = async () => (await listModels(ctx, { project: local.project })).items;
  expect(await list()).toMatchObject([{ latest: null }]);
  for (const [name, callsFailed] of [
    ['first', 7],
    ['second', 2],
  ] as const) {
    const ledger = { callsAnswered: 8, callsFailed, startedAt: new Date() };
    const about = { projectId, name, method: 'answer-augmentation', recipe: {}, total: 10 };
    const { id: batchId } = await db.batch.create({ data: { ...about, ...ledger } });
    const leg = await db.batchLeg.create({ data: { batchId, position: 0 } });
    const arm = { position: 0, method: about.method, recipe: {} };
    await db.batchArm.create({ data: { ...arm, batchId, legId: leg.id, endpointId } });
  }
  expect(await list()).toMatchObject([{ latest: { name: 'second', calls: 10, failed: 2, error: null } }]);
});

describe('saving a model', () => {
  test('asks it one short question with everything that its calls will carry', async () => {
    const { server, local } = await projectBeside({ reply: '5' });
    const saved = await saveModel(ctx, { ...local, extraBody: '{"top_k": 20, "seed": null}' });
    expect(saved).toMatchObject({ extraBody: { top_k: 20, seed: null }, check: { text: '5' } });
    expect(saved.checkedAt).toBeInstanceOf(Date);
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({
      authorization: `Bearer ${key}`,
      body: { model: 'm', top_k: 20 },
    });
  });

  test('asks again when address, model, key or extra fields change, and not for prices and limits', async () => {
    const { server, local } = await projectBeside({ reply: '5' });
    const { id, checkedAt } = await saveModel(ctx, local);
    const { key: _, ...kept } = { ...local, id };
    const limits = { rpm: 500, tpm: 90_000, concurrency: 16, timeoutSeconds: 30 };
    const prices = { priceInput: 2, priceCached: 0.5, priceOutput: 8, batchPriceShare: 0.4 };
    const changed = await saveModel(ctx, { ...kept, ...limits, ...prices });
    expect(changed).toMatchObject({ ...limits, ...prices, check: null, checkedAt });
    expect(server.calls).toHaveLength(1);
    const asked = [{ model: 'other' }, { extraBody: { top_k: 5 } }, { key }, { batchApi: true }];
    for (const change of asked) await saveModel(ctx, { ...kept, ...change });
    expect(server.calls).toHaveLength(5);
  });

  test('fails with the words of the provider, keeps nothing, and says that it was the check', async () => {
    const { id, local } = await projectBeside(failures.noModel);
    await expect(saveModel(ctx, local)).rejects.toMatchObject({
      code: 'PRECONDITION',
      message: 'The model did not answer. 404: The model `gpt-0` does not exist.',
      details: { check: 'failed', kind: 'bad-request' },
    });
    expect(await db.modelEndpoint.count({ where: { projectId: id } })).toBe(0);
  });

  test('goes without a check for a reason, which the audit trail keeps; and not without one', async () => {
    const { id, server, local } = await projectBeside({ status: 500 });
    await expect(saveModel(ctx, { ...local, check: false })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'reason', message: 'Say why it is saved without a check.' }],
    });
    const reason = 'The machine is started at night.';
    const saved = await saveModel(ctx, { ...local, check: false, reason });
    expect(saved).toMatchObject({ checkedAt: null, check: null });
    expect(server.calls).toHaveLength(0);
    const [event] = await db.auditEvent.findMany({ where: { projectId: id, action: 'models.save' } });
    expect(json(event)).toContain(reason);
  });

  test('looks for the Batch API where it is said to be', async () => {
    const { server, local } = await projectBeside({ reply: '5' });
    await saveModel(ctx, { ...local, batchApi: true });
    expect(server.requests.map((one) => `${one.method} ${one.path}`)).toContain('GET /v1/batches?limit=1');
    server.batches.settings.missing = true;
    await expect(saveModel(ctx, { ...local, name: 'other', batchApi: true })).rejects.toThrow(
      'does not speak the Batch API. 404',
    );
  });

  test.each([
    ['{"model": "x"}', 'Leave out model: the studio sets it.'],
    ['{"messages": [], "stream": true}', 'Leave out messages, stream: the studio sets them.'],
    ['{"top_k": 20', 'This is not JSON. Write an object, such as {"top_k": 20}.'],
    ['[1, 2]', 'Write an object, such as {"top_k": 20}.'],
    ['"top_k"', 'Write an object, such as {"top_k": 20}.'],
    [JSON.stringify({ long: 'x'.repeat(11_000) }), 'At most 10,000 characters of JSON.'],
  ])('refuses the extra body %.30s', async (extraBody, message) => {
    const { slug } = await makeProject(db);
    await expect(saveModel(ctx, { project: slug, ...openai, extraBody })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'extraBody', message }],
    });
  });
});

test.each([
  ['https://:secret@host.example/v1', 'user name and password'],
  ['https://u:p@host.example/v1', 'user name and password'],
  ['https://host.example/v1?key=SECRET', 'Leave everything from "?"'],
  ['https://host.example/v1#SECRET', 'Leave everything from "?"'],
])('an address that would carry a secret into recipes and logs is refused: %s', async (baseUrl, sentence) => {
  const { slug } = await makeProject(db);
  const saving = saveModel(ctx, { project: slug, ...openai, baseUrl });
  await expect(saving).rejects.toThrow(sentence);
});
