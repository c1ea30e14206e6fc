import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { ofColours, turn, violations } from './support/axe.ts';
import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a run is started from a version, watched while it learns, stopped, resumed, compared, and found from the version', async ({
  page,
}, info) => {
  const project = await newProject(page, 'train');
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project, 4);
  await send(page, '/api/v1/review/decisions/matching', { project, action: 'accept' });
  await send(page, '/api/v1/versions', { project, name: 'first' });
  const versions = async () =>
    (await get(page, `/api/v1/versions?project=${project}`)) as { items: { rowCount: number }[] };
  await expect.poll(async () => (await versions()).items.length, { timeout: 30_000 }).toBe(1);
  const rows = (await versions()).items[0]!.rowCount;

  // The administrator adds this machine, with a trainer of their own that waits at step 3.
  const root = temporaryFolder('runs');
  await page.goto(`/${project}/settings/targets`);
  await page.getByRole('button', { name: 'Add a compute target' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(`Machine ${project}`);
  await dialog.getByLabel('Folder').fill(root);
  await dialog.getByLabel('Trainer', { exact: true }).click();
  await page.getByRole('option', { name: 'Another, by a command' }).click();
  const script = path.resolve('test/support/json-trainer.mjs');
  await dialog
    .getByLabel('Command')
    .fill([process.execPath, script, '{config}', '{output}', '{resume}'].join('\n'));
  await dialog.getByLabel('Log', { exact: true }).click();
  await page.getByRole('option', { name: /JSON lines/ }).click();
  await dialog.getByLabel('Environment').fill('HOLD=3');
  await dialog.getByRole('button', { name: 'Add the target' }).click();
  await expect(page.getByText(`Machine ${project}`)).toBeVisible();

  await page.goto(`/${project}/train`);
  await page.getByRole('link', { name: 'Start the first run' }).click();
  await page.getByLabel('Base model').fill('models/small');
  await page.getByText('Change the recipe').click();
  await page.getByLabel('Epochs').fill('1');
  await page.getByLabel('Batch', { exact: true }).fill('4');
  await page.getByLabel('Compute target').click();
  await page.getByRole('option', { name: new RegExp(`Machine ${project}`) }).click();
  const steps = Math.ceil(rows / 4);
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText(`Steps${steps}`);
  await page.getByRole('button', { name: 'Start the run' }).click();

  await expect(page).toHaveURL(/\/train\/1$/);
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText('running', { timeout: 30_000 });
  await expect(progress).toContainText('2 steps', { timeout: 30_000 });
  await expect(page.getByRole('img', { name: /Loss: Loss from 4 to 2 in 2 points/ })).toBeVisible();
  await expect(page.getByText(`Training on ${rows} rows`)).toBeVisible();

  await progress.getByRole('button', { name: 'Stop with a checkpoint' }).click();
  await expect(progress).toContainText('cancelled', { timeout: 30_000 });
  await expect(page.getByRole('cell', { name: /^out\/checkpoint-2/ })).toBeVisible();

  const { legs } = (await get(page, `/api/v1/train/runs/1?project=${project}`)) as {
    legs: { plan: { config: { tag: string } } }[];
  };
  writeFileSync(path.join(root, legs[0]!.plan.config.tag, 'go'), '');
  await progress.getByRole('button', { name: 'Resume' }).click();
  await expect(progress).toContainText('succeeded', { timeout: 30_000 });
  await expect(page.getByText('final model')).toBeVisible();
  await expect(page.getByRole('img', { name: new RegExp(`in ${steps} points`) }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Start one like it' }).click();
  await expect(page.getByLabel('Base model')).toHaveValue('models/small');
  await page.getByLabel('Random seed').fill('2');
  await page.getByRole('button', { name: 'Start the run' }).click();
  await expect(page).toHaveURL(/\/train\/2$/);
  writeFileSync(path.join(root, await tagOf(page, project, 2), 'go'), '');
  await expect(progress).toContainText('succeeded', { timeout: 30_000 });

  await page.goto(`/${project}/train`);
  await page.getByRole('link', { name: 'Compare run 1 with run 2' }).click();
  await expect(page.getByRole('row', { name: /recipe\.seed 1 2/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /1: .*; 2: / }).first()).toBeVisible();

  const paths = [
    'train',
    'train/1',
    'train/new',
    'train/sweeps/new',
    'train/compare?left=1&right=2',
    'settings/targets',
  ];
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const one of paths) {
    await page.goto(`/${project}/${one}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    expect(await violations(page, {}), `${one}, light`).toEqual([]);
    await turn(page, 'dark');
    expect(await violations(page, ofColours), `${one}, dark`).toEqual([]);
    await turn(page, 'light');
  }

  await page.goto(`/${project}/versions/1`);
  await page.getByRole('link', { name: /Run 1: first/ }).click();
  await expect(page).toHaveURL(/\/train\/1$/);
});

/** The name of a run's folder, once it is there. */
async function tagOf(page: Parameters<typeof get>[0], project: string, run: number): Promise<string> {
  const read = async () =>
    (await get(page, `/api/v1/train/runs/${run}?project=${project}`)) as {
      state: string;
      legs: { plan: { config: { tag: string } } }[];
    };
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('running');
  return (await read()).legs[0]!.plan.config.tag;
}
