import { openAiServer } from '#test/support/openai-server.ts';
import { importProblems, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a new user adds a model, tries a template on a seed, starts a batch with it and follows a variant back', async ({
  page,
}, info) => {
  const server = await openAiServer(() => ({ reply: 'Adding up gives the total.\n\nIt is $\\boxed{7}$.' }));
  const project = await newProject(page, 'templates');
  await importProblems(page, project, info.outputPath('problems.jsonl'));

  await page.goto(`/${project}/settings/models`);
  const allowed = page.getByRole('switch');
  if ((await allowed.getAttribute('aria-checked')) !== 'true') await allowed.click();
  await expect(allowed).toHaveAttribute('aria-checked', 'true');
  await page
    .getByRole('button', { name: /Add a model/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Local model');
  await dialog.getByLabel('Base address').fill(server.url);
  await dialog.getByLabel('Model', { exact: true }).fill('solver');
  await dialog.getByRole('button', { name: 'Add the model' }).click();
  await expect(page.getByText('Local model').first()).toBeVisible();
  expect(server.calls.length).toBeGreaterThan(0);

  await page.goto(`/${project}/generate/templates`);
  await page
    .getByRole('row', { name: /Answer augmentation/ })
    .getByRole('link')
    .click();
  const text = page.getByLabel(/^Text of message/).last();
  await expect(page.getByRole('region', { name: 'On a seed' }).locator('.katex').first()).toBeVisible();
  await text.fill('Solve it, please.');
  await expect(page.getByText('{{problem}} is missing')).toBeVisible();
  await text.fill('Solve this in a few lines: {{problem}}');
  await expect(page.getByText('Solve this in a few lines:').last()).toBeVisible();
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.getByText('The variant that it would be')).toBeVisible();
  await expect(page.getByText('Nothing was stored as a variant.')).toBeVisible();
  await page.getByLabel('What changed').fill('A friendlier question');
  await page.getByRole('button', { name: 'Save as the next version' }).click();
  await expect(page.getByText('Saved as version 1')).toBeVisible();

  await page.goto(`/${project}/generate/new/plan?preset=metamath`);
  await page.getByLabel('Name', { exact: true }).fill('With our words');
  for (const name of ['Rephrase', 'Backward question .self-verification.', 'Backward question .FOBAR.'])
    await page.getByRole('button', { name: new RegExp(`Take ${name}.* out of the mix`, 'i') }).click();
  await page.getByText(/temperature 0.7/).click();
  await page.getByLabel('Template “solve”').click();
  await page.getByRole('option', { name: /Version 1/ }).click();
  await page.getByLabel('Samples').fill('1');
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('In all');
  await page.getByRole('button', { name: 'Start the plan' }).click();
  await expect(page.getByRole('heading', { name: /With our words/ })).toBeVisible();
  await expect(page.getByText('6 of 6 requests')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Ledger' })).toContainText('Calls answered');

  await page.getByRole('link', { name: 'Requests' }).click();
  await page
    .getByRole('link', { name: /^Variant \d/ })
    .first()
    .click();
  await expect(page.getByText('solve version 1')).toBeVisible();
  await page.getByText('Call 1, solve: prompt').click();
  await expect(page.getByText('Solve this in a few lines:').last()).toBeVisible();
  await page.goto(`/${project}/generate/yield`);
  await expect(page.getByRole('row', { name: /Answer augmentation/ })).toContainText('own 1');
  await server.close();
});
