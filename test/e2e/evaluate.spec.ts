import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type OpenAiServer, openAiServer, unchecked } from '#test/support/openai-server.ts';
import { ofColours, turn, violations } from './support/axe.ts';
import { get, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

/** Twelve problems: so many boxes of six pens, a seventh of them with a formula. */
const boxes = Array.from({ length: 12 }, (_, at) => at + 2);
const problems = boxes.map((count) => ({
  problem: `Lena has ${count} boxes of 6 pens and gives ${count - 1} pens to Omar. How many pens does she keep?`,
  solution: `${count} * 6 = ${count * 6}\n${count * 6} - ${count - 1} = ${count * 5 + 1}`,
  answer: String(count * 5 + 1),
  level: (count % 3) + 1,
}));
const boxesIn = (text: string) => Number(/has (\d+) boxes/.exec(text)?.[1]);

/** What each model solves, by the number of boxes. */
const solves = {
  Older: (count: number) => [2, 3, 13].includes(count),
  Newer: (count: number) => count !== 13,
};

/** The two-sided p-value of a fair coin that fell so often on one side and so often on the other. */
function coin(one: number, other: number): number {
  const tosses = one + other;
  let ways = 1;
  let tail = 0;
  for (let heads = 0; heads <= Math.min(one, other); heads++) {
    tail += ways;
    ways = (ways * (tosses - heads)) / (heads + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** tosses);
}

/** A model that writes its answer in one of four forms; of six boxes its box and its last line differ. */
async function pupil(page: Page, project: string, name: keyof typeof solves): Promise<OpenAiServer> {
  const server = await openAiServer(({ messages }) => {
    const count = boxesIn(messages.at(-1)!.content);
    const said = solves[name](count) ? count * 5 + 1 : count * 5;
    if (count === 6) return { reply: `So it is $\\boxed{${said + 1}}$, or rather:\nThe answer is: ${said}` };
    const forms = [
      `The answer is: ${said}`,
      `It is $\\boxed{${said}}$.`,
      `#### ${said}`,
      `She keeps ${said} pens.`,
    ];
    return { reply: `There are $${count} \\cdot 6 = ${count * 6}$ pens.\n${forms[count % 4]}` };
  });
  await page.request.patch('/api/v1/settings', {
    data: { allowPrivateNetworks: true },
    headers: { Origin: new URL(page.url()).origin },
  });
  await send(page, '/api/v1/models', { project, name, baseUrl: server.url, model: 'm', ...unchecked });
  return server;
}

function linesAt(path: string, rows: readonly object[]): string {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

async function addBenchmark(page: Page, project: string, file: string) {
  await page.goto(`/${project}/check/benchmarks`);
  await page.getByRole('button', { name: 'Add a benchmark' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('MIT');
  await dialog.getByRole('button', { name: 'Add 12 problems' }).click();
  await expect(page.getByRole('row', { name: /pens/ })).toContainText('read', { timeout: 60_000 });
}

async function evaluate(page: Page, project: string, model: string) {
  await page.goto(`/${project}/evaluate/new`);
  await page.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: model, exact: true }).click();
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('Requests');
  await page.getByRole('button', { name: 'Start the evaluation' }).click();
  await expect(page.getByRole('heading', { name: `${model} on pens` })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Graders' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Progress' })).toContainText('12 of 12 replies', {
    timeout: 60_000,
  });
}

const cell = (page: Page, table: string, row: string | RegExp, at: number) =>
  page.getByRole('table', { name: table }).getByRole('row', { name: row }).getByRole('cell').nth(at);

test('a person measures two models on a benchmark, compares them, rules on a dispute and grades again without asking', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const project = await newProject(page, 'evaluate');
  await page.goto(`/${project}/evaluate`);
  await expect(page.getByRole('link', { name: 'Add a benchmark' })).toBeVisible();
  await addBenchmark(page, project, linesAt(info.outputPath('pens.jsonl'), problems));
  const servers = [await pupil(page, project, 'Older'), await pupil(page, project, 'Newer')];
  await evaluate(page, project, 'Older');
  await evaluate(page, project, 'Newer');
  await expect(cell(page, 'Graders', /^Equivalence/, 1)).toContainText('91.7 %');
  await expect(page.getByRole('region', { name: 'By level' })).toContainText('Level 1');
  expect(servers.map((server) => server.count())).toEqual([12, 12]);

  // Grading again asks nobody: the servers have counted no further request.
  await page.getByRole('button', { name: 'Grade again' }).click();
  await expect(async () => {
    const { items } = (await get(page, `/api/v1/evaluate/evaluations?project=${project}`)) as {
      items: {
        grading: { status: string; done: number; changed: number; createdAt: string };
        createdAt: string;
      }[];
    };
    expect(items[0]!.grading).toMatchObject({ status: 'done', done: 12, changed: 0 });
    expect(Date.parse(items[0]!.grading.createdAt)).toBeGreaterThan(Date.parse(items[1]!.createdAt));
  }).toPass();
  expect(servers.map((server) => server.count())).toEqual([12, 12]);

  // McNemar's test by equivalence, computed here by counting.
  const both = Object.values(solves);
  const [onlyOlder, onlyNewer] = [both, both.toReversed()].map(
    ([one, other]) => boxes.filter((count) => one!(count) && !other!(count)).length,
  );
  await page.goto(`/${project}/evaluate`);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('combobox', { name: 'First' }).click();
  await page.getByRole('option', { name: 'Older on pens' }).click();
  await page.getByRole('combobox', { name: /^Second/ }).click();
  await page.getByRole('option', { name: 'Newer on pens' }).click();
  const compared = 'Comparison by grader';
  await expect(cell(page, compared, /^Equivalence/, 3)).toHaveText(String(onlyOlder));
  await expect(cell(page, compared, /^Equivalence/, 4)).toHaveText(String(onlyNewer));
  await expect(cell(page, compared, /^Equivalence/, 7)).toHaveText(
    coin(onlyOlder!, onlyNewer!).toPrecision(3),
  );
  const lost = page.getByRole('region', { name: /^Lost/ }).getByRole('listitem');
  await expect(lost).toHaveCount(onlyOlder!);
  await expect(lost).toContainText('13 boxes');
  await lost.getByRole('link').click();
  await expect(page.getByText('1 of 2 evaluations solve it')).toBeVisible();

  // Six boxes: the box says something else than the last line. A person rules, and takes it back.
  await page.goto(`/${project}/evaluate`);
  await page.getByRole('link', { name: 'Newer on pens' }).click();
  await page.getByRole('link', { name: 'graders disagree: 1' }).click();
  await expect(page.getByRole('region', { name: 'Problem' })).toContainText('6 boxes');
  await expect(page.getByRole('list', { name: 'Grades' })).toContainText('wrong');
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Why it is correct' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('You ruled on 1.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the last ruling' }).click();
  await expect(page.getByRole('region', { name: 'Problem' })).toContainText('6 boxes');
  await page.keyboard.press('w');
  await expect(page.getByRole('region', { name: 'Why it is wrong' })).toBeVisible();
  await page.keyboard.press('1');
  await page.getByRole('link', { name: 'To the report' }).click();
  await expect(cell(page, 'Graders', /^Equivalence/, 1)).toContainText('91.7 %');
  await expect(cell(page, 'Graders', /^Equivalence/, 3)).toContainText('83.3 %');
  for (const server of servers) await server.close();

  const { items } = (await get(page, `/api/v1/evaluate/evaluations?project=${project}`)) as {
    items: { id: string }[];
  };
  const [newer, older] = items.map(({ id }) => id);
  const list = `/${project}/evaluate`;
  await nothingAgainst(page, [
    ...[list, `${list}/new`, `${list}/${newer}`, `${list}/${newer}/replies`],
    ...[`${list}/${newer}/disputes?kind=format`, `${list}/compare?first=${older}&second=${newer}`],
    new URL(page.url()).pathname,
  ]);
});

/** axe finds nothing against these pages, in light and in dark. */
async function nothingAgainst(page: Page, paths: readonly string[]) {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    await turn(page, 'light');
    await page.goto(path);
    const light = await violations(page, {});
    await turn(page, 'dark');
    const all = [...light, ...(await violations(page, ofColours))];
    if (all.length > 0) found[path] = all;
  }
  expect(found).toEqual({});
}

test('results that were made elsewhere are imported, and a robustness set is made of the benchmark', async ({
  page,
}, info) => {
  const project = await newProject(page, 'results');
  await addBenchmark(page, project, linesAt(info.outputPath('pens.jsonl'), problems));
  await page.goto(`/${project}/evaluate`);
  await page.getByRole('button', { name: 'Import results' }).click();
  const dialog = page.getByRole('dialog');
  const lines = boxes.flatMap((count, at) =>
    ['strict-match', 'flexible-extract'].map((filter) => ({
      doc_id: at,
      doc: { question: problems[at]!.problem },
      resps: [[`The answer is: ${count === 4 ? 0 : count * 5 + 1}`]],
      filtered_resps: ['x'],
      filter,
    })),
  );
  const file = linesAt(info.outputPath('samples_pens.jsonl'), [...lines, { doc_id: 99, resps: [['1']] }]);
  await dialog.locator('input[type=file]').setInputFiles(file);
  await expect(dialog).toContainText('12 replies to 12 of 12 problems');
  await expect(dialog).toContainText('recognised as lm-evaluation-harness');
  await expect(dialog).toContainText('1 line cannot be read');
  await dialog.getByRole('textbox', { name: 'Model' }).fill('Elsewhere 7B');
  await dialog.getByRole('button', { name: 'Import 12 replies' }).click();
  await expect(page.getByRole('heading', { name: 'Elsewhere 7B on pens' })).toBeVisible();
  await expect(page.getByText('12 of 12 replies')).toBeVisible({ timeout: 60_000 });
  await expect(cell(page, 'Graders', /^Strict/, 1)).toContainText('91.7 %');
  await page.getByText('1 line cannot be read').click();
  await expect(page.getByText('line 25: The benchmark has no problem in row 100.')).toBeVisible();

  await page.goto(`/${project}/check/benchmarks`);
  await page.getByRole('row', { name: /pens/ }).click();
  await page.getByRole('button', { name: 'Make a robustness set' }).click();
  await dialog.getByRole('textbox', { name: 'Most sentences' }).fill('2');
  await dialog.getByRole('button', { name: 'Make 36 problems' }).click();
  await expect(page.getByRole('heading', { name: 'pens, distractors' })).toBeVisible();
  await expect(page.getByText('36 problems', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('0 to 2 sentences before the question')).toBeVisible();
});
