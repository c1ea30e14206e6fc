import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { problemFile } from './problems.ts';

/** A project of its own for one test, made by the signed-in person. */
export async function newProject(page: Page, name: string): Promise<string> {
  const slug = `${name}-${Math.floor(performance.now())}-${process.pid}`.toLowerCase().slice(0, 40);
  await send(page, '/api/v1/projects', { slug, name });
  return slug;
}

/** Reads the problems of problems.ts into the project, without the page. */
export async function importProblems(page: Page, project: string, path: string): Promise<void> {
  await importFile(page, project, problemFile(path));
}

/** Reads a file of problems into the project, without the page. */
export async function importFile(page: Page, project: string, path: string): Promise<void> {
  const content = readFileSync(path);
  const upload = await page.request.post(`/api/v1/seeds/imports?project=${project}&fileName=problems.jsonl`, {
    data: content,
    headers: { ...(await origin(page.request)), 'Content-Type': 'application/octet-stream' },
  });
  const { import: id } = (await upload.json()) as { import: string };
  await send(page, `/api/v1/seeds/imports/${id}/start`, { project });
  await expect
    .poll(async () => (await get(page, `/api/v1/seeds/imports/${id}?project=${project}`)).status, {
      timeout: 30_000,
    })
    .toBe('done');
}

/** Makes checked variants of all seeds of the project, without the page. */
export async function generateVariants(page: Page, project: string, samples = 1): Promise<void> {
  const plan = { project, method: 'perturb-numbers', samples, randomSeed: 7 };
  const { batch } = await send(page, '/api/v1/generate/batches', plan);
  await expect
    .poll(async () => (await get(page, `/api/v1/generate/batches/${batch}?project=${project}`)).status, {
      timeout: 30_000,
    })
    .toBe('done');
}

export async function send(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(path, { data, headers: await origin(page.request) });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

export async function get(page: Page, path: string): Promise<Record<string, unknown>> {
  const answer = await page.request.get(path);
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A session's writes are only taken from the studio's own pages. */
async function origin(request: APIRequestContext): Promise<{ Origin: string }> {
  const answer = await request.get('/api/health');
  return { Origin: new URL(answer.url()).origin };
}

/** Exports the version on the page, waits until the file is there, and downloads it. */
export async function exportFile(page: Page, format: string, container: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Format').click();
  await page.getByRole('option', { name: format, exact: true }).click();
  await dialog.getByLabel('File').click();
  await page.getByRole('option', { name: container, exact: true }).click();
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(dialog).toBeHidden();
  const download = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /^Download / })
    .first()
    .click();
  return readFile(await (await download).path());
}
