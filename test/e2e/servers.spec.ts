import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { ofColours, turn, violations } from './support/axe.ts';
import { get, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

const weights = `
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer
AutoModelForCausalLM.from_config(AutoConfig.from_pretrained("base")).save_pretrained("model")
AutoTokenizer.from_pretrained("base").save_pretrained("model")`;

test('a folder with a model is served, asked as a model of the project, and stopped', async ({ page }) => {
  const python = await pythonOrSkip();
  test.skip(python === null, 'The trainer’s packages cannot be had.');
  const root = temporaryFolder('served');
  writeTinyModel(path.join(root, 'base'));
  execFileSync(python!, ['-c', weights], { cwd: root, stdio: 'ignore' });
  const project = await newProject(page, 'serve');
  const trainer = { kind: 'built-in', python };
  const settings = { kind: 'local', root: path.join(root, 'runs'), gpus: [], trainer };
  await send(page, '/api/v1/targets', { name: `Machine ${project}`, settings: JSON.stringify(settings) });

  await page.goto(`/${project}/settings/servers`);
  await expect(page.getByText('No server yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Serve a folder' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Compute target').click();
  await page.getByRole('option', { name: `Machine ${project}` }).click();
  await dialog.getByLabel('Folder', { exact: true }).fill(path.join(root, 'model'));
  await dialog.getByLabel('Name', { exact: true }).fill('untrained');
  await dialog.getByRole('button', { name: 'Serve it' }).click();
  const server = page.getByRole('listitem', { name: 'untrained' });
  await expect(server.getByText('ready', { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(server).toContainText('127.0.0.1:');
  await server.getByText('Output').click();
  await expect(server).toContainText('Ready: 35,296 weights on cpu');

  // Private networks need not be allowed for it.
  const models = async () =>
    (await get(page, `/api/v1/models?project=${project}`)) as { items: { id: string; name: string }[] };
  const [model] = (await models()).items;
  expect(model?.name).toBe('untrained');
  const asked = await send(page, `/api/v1/models/${model!.id}/test`, { project });
  expect(asked).toMatchObject({ promptTokens: expect.any(Number) });
  await page.goto(`/${project}/settings/models`);
  await expect(page.getByRole('row', { name: /untrained server 1, ready/ })).toBeVisible();

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`/${project}/settings/servers`);
  expect(await violations(page, {}), 'light').toEqual([]);
  await turn(page, 'dark');
  expect(await violations(page, ofColours), 'dark').toEqual([]);
  await turn(page, 'light');

  await server.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Stop server 1' }).click();
  await expect(server.getByText('stopped', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect((await models()).items).toEqual([]);
});
