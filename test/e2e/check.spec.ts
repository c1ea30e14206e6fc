import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a calculation that does not recompute is counted under its rule, with the reason', async ({
  page,
}, info) => {
  const project = await newProject(page, 'check');
  await page.goto(`/${project}/check`);
  await expect(page.getByText('Nothing to check yet')).toBeVisible();
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);

  const { items } = (await get(page, `/api/v1/review/queue?project=${project}`)) as {
    items: { id: string }[];
  };
  const id = items[0]?.id ?? '';
  const wrong = {
    problem: 'Four bags hold 5 nuts each. How many nuts are there?',
    solution: 'There are 4*5 = <<4*5=21>>21 nuts.\n#### 21',
    answer: '21',
  };
  await send(page, `/api/v1/review/variants/${id}/edit`, { project, revision: 1, ...wrong });

  await page.goto(`/${project}/check?rule=arithmetic-steps-recompute&outcome=failed`);
  const results = page.getByRole('region', { name: /failed/ });
  await expect(results).toContainText('Four bags hold 5 nuts each');
  await expect(results).toContainText('20');
  await results.getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary')).toContainText('Four bags');
});
