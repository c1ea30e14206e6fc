import { describe, expect, onTestFinished, test } from 'vitest';
import { deleteModel, listModels, saveModel, testModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { type Behaviour, openAiServer } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const key = 'sk-secret-0123456789';
const openai = { name: 'GPT', baseUrl: 'https://api.openai.com/v1/', model: 'gpt-5', key };

async function serverThat(behaviour: Behaviour) {
  const server = await openAiServer(() => behaviour);
  onTestFinished(server.close);
  return server;
}

describe('the models of a project', () => {
  test('a saved key is nowhere to be read: not in answers, not in the table, not in the audit trail', async () => {
    const { id, slug } = await makeProject(db);
    const saved = await saveModel(ctx, { project: slug, ...openai });
    expect(saved).toMatchObject({ baseUrl: 'https://api.openai.com/v1', hasKey: true });
    const listed = await listModels(ctx, { project: slug });
    const stored = await db.modelEndpoint.findMany({ where: { projectId: id } });
    const audited = await db.auditEvent.findMany({ where: { projectId: id } });
    const everything = JSON.stringify([saved, listed, stored, audited], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
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
    const { id, slug } = await makeProject(db);
    const server = await serverThat({ reply: '5' });
    const local = { project: slug, name: 'local', baseUrl: server.url, model: 'm', key };
    await setSettings(ctx, { allowPrivateNetworks: false });
    await expect(saveModel(ctx, local)).rejects.toMatchObject({ code: 'INVALID' });
    const owner = { ...ctx, actor: await makeUser(db, { projectId: id, role: 'owner' }) };
    await expect(setSettings(owner, { allowPrivateNetworks: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await setSettings(ctx, { allowPrivateNetworks: true });
    const { id: model } = await saveModel(owner, local);
    expect(await testModel(owner, { project: slug, model })).toMatchObject({
      text: '5',
      finishReason: 'stop',
    });
    expect(server.calls[0]).toMatchObject({ authorization: `Bearer ${key}`, model: 'm' });
    await setSettings(ctx, { allowPrivateNetworks: false });
    await expect(testModel(owner, { project: slug, model })).rejects.toThrow('private network');
    expect(server.calls).toHaveLength(1);
  });

  test('a test call shows what the provider says, without the key', async () => {
    const { slug } = await makeProject(db);
    await setSettings(ctx, { allowPrivateNetworks: true });
    const server = await serverThat({ status: 401, message: `Incorrect API key: ${key}` });
    const { id: model } = await saveModel(ctx, { project: slug, ...openai, baseUrl: server.url });
    await expect(testModel(ctx, { project: slug, model })).rejects.toThrow('401: Incorrect API key: [key]');
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
