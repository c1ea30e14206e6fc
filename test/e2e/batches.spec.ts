import type { Page } from '@playwright/test';
import { type OpenAiServer, openAiServer, unchecked } from '#test/support/openai-server.ts';
import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

/** A model that answers only so often as it is let, and as a judge always: yes, but of every third text no. */
async function heldModel(page: Page, project: string, prices: object) {
  let free = 0;
  const waiting: (() => void)[] = [];
  const server: OpenAiServer = await openAiServer(async ({ messages, number }) => {
    if (messages.some((one) => one.content.includes('SELF-CONTAINED'))) {
      const correct = number % 3 === 0 ? 'no' : 'yes';
      const words = ['REASON: Every step was followed.', 'SOLVABLE: yes', 'SELF-CONTAINED: yes'];
      return { reply: [...words, `CORRECT: ${correct}`, 'DIFFICULTY: 2'].join('\n') };
    }
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return { reply: 'Adding up gives the total.\n\nIt is $\\boxed{7}$.' };
  });
  const release = (count: number) => {
    free += count;
    while (free > 0 && waiting.length > 0) {
      free--;
      waiting.shift()!();
    }
  };
  await page.request.patch('/api/v1/settings', {
    data: { allowPrivateNetworks: true },
    headers: { Origin: new URL(page.url()).origin },
  });
  const settings = { name: 'Held', baseUrl: server.url, model: 'held', concurrency: 1, ...prices };
  const { id: model } = await send(page, '/api/v1/models', { project, ...settings, ...unchecked });
  return { server, model, release };
}

test('a person pauses a batch and resumes it; it stops at its budget and goes on with a larger one', async ({
  page,
}, info) => {
  const project = await newProject(page, 'money');
  await page.goto(`/${project}`);
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  const { server, model, release } = await heldModel(page, project, { priceInput: 0, priceOutput: 1000 });
  const plan = { project, model, method: 'answer-augmentation', samples: 2, budget: 0.05, name: 'Held back' };
  const { batch } = await send(page, '/api/v1/generate/batches', plan);
  await page.goto(`/${project}/generate/${batch}`);
  const progress = page.getByRole('region', { name: 'Progress' });
  release(1);
  await expect(progress).toContainText('1 of 12 requests');

  await progress.getByRole('button', { name: 'Pause' }).click();
  const resume = progress.getByRole('button', { name: 'Resume' });
  await expect(resume).toBeVisible();
  release(1);
  // The call that was under way ends and counts; nothing new is asked.
  await expect.poll(async () => callsOf(page, project, batch)).toBe(2);
  expect(server.count()).toBe(2);
  release(10);
  await resume.click();

  // Each call costs about 1.2 cents: the budget of 5 cents ends it in the middle.
  const stopped = progress.getByText('The budget of $0.05 is spent. Raise it to go on, or cancel the batch.');
  // The worker has places for few jobs, and other tests may have them all for a while.
  await expect(stopped).toBeVisible({ timeout: 120_000 });
  await expect(resume).toBeHidden();
  expect(server.count()).toBeLessThan(12);
  await page.screenshot({ path: info.outputPath('budget-reached.png'), fullPage: true });
  await progress.getByRole('button', { name: 'Change the budget' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Budget' }).fill('5');
  await dialog.getByRole('button', { name: 'Save the budget' }).click();
  await expect(progress).toContainText('12 of 12 requests');
  expect(server.count()).toBe(12);
  await server.close();
});

async function callsOf(page: Page, project: string, batch: unknown): Promise<number> {
  const { spent } = await get(page, `/api/v1/generate/batches/${batch}?project=${project}`);
  return (spent as { callsAnswered: number }).callsAnswered;
}

test('a judge is asked about decided variants, compared with people, and then counts as one more check', async ({
  page,
}, info) => {
  const project = await newProject(page, 'judge');
  await page.goto(`/${project}`);
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);
  const { server } = await heldModel(page, project, {});
  const { items } = (await get(page, `/api/v1/review/queue?project=${project}`)) as {
    items: { id: string }[];
  };
  for (const { id } of items.slice(0, 4))
    await send(page, '/api/v1/review/decisions', { project, variant: id, revision: 1, action: 'accept' });

  await page.goto(`/${project}/check/judges`);
  await page.getByRole('button', { name: 'Ask the judge' }).click();
  await expect(page.getByText('4 of 4 requests')).toBeVisible();
  await page.goto(`/${project}/check/judges`);
  const judge = page.getByRole('row', { name: /^Held/ });
  await expect(judge).toContainText('shown only');
  await expect(judge).toContainText('both yes 2, judge alone 0, people alone 2, both no 0');
  await page.screenshot({ path: info.outputPath('judges.png'), fullPage: true });
  await judge.getByRole('button', { name: 'Let it count' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('agrees with people on 50 % of 4 decided variants');
  await asked.getByRole('button', { name: 'Let it count' }).click();
  await expect(judge).toContainText('counts as a check');

  await expect(async () => {
    await page.goto(`/${project}/check`);
    await expect(page.getByRole('row', { name: /^Judge Held/ })).toContainText(/2\s*0\s*2/, {
      timeout: 1000,
    });
  }).toPass();
  await page
    .getByRole('row', { name: /^Judge Held/ })
    .getByRole('link')
    .last()
    .click();
  const results = page.getByRole('region', { name: /Judge Held.*: failed/ });
  await expect(results).toContainText('Not correct: Every step was followed.');
  await server.close();
});
