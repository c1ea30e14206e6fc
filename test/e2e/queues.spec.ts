import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { alphaOf, coefficient, kappaOf, type Said } from './support/agreement.ts';
import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { colleague, QueueDesk } from './support/queue-desk.ts';
import { expect, test } from './support/test.ts';

type Listed = { items: { id: string; seq: number }[] };
const names = ['Ann', 'Bea', 'Cem'] as const;

/** Sixty pending variants, one more that is gold, and a queue at N = 2. */
async function prepare(page: Page, path: string) {
  const project = await newProject(page, 'queues');
  await importProblems(page, project, path);
  await generateVariants(page, project, 11);
  const listed = (await get(page, `/api/v1/generate/variants?project=${project}&limit=200`)) as Listed;
  const [gold, ...rest] = listed.items;
  await Promise.all(
    rest
      .slice(60)
      .map(({ id: variant }) =>
        send(page, '/api/v1/review/decisions', { project, variant, revision: 1, action: 'accept' }),
      ),
  );
  const known = { project, variant: gold!.id, revision: 1, action: 'reject', reasons: ['arithmetic'] };
  await send(page, '/api/v1/queues/gold', known);
  const made = { project, name: 'First pass', votes: 2, randomSeed: 1 };
  const { queue, items } = await send(page, '/api/v1/queues', made);
  expect(items).toBe(60);
  const idOf = new Map(listed.items.map(({ id, seq }) => [seq, id]));
  return { project, queue: queue as string, gold: gold!.seq, idOf };
}

/** Everything that is special, before the others begin: an edit, a wrong step, a comment, an undo. */
async function firstActs(desk: QueueDesk) {
  const { page, variant } = desk;
  const edited = (await desk.current())!;
  await page.keyboard.press('e');
  const problem = variant.page().getByRole('textbox', { name: 'Problem' });
  await expect(problem).toBeFocused();
  await problem.press('ControlOrMeta+End');
  await page.keyboard.type(' Give a number.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(variant).toContainText('revision 2');
  const wrong = (await desk.accept(edited))!;

  await page.keyboard.press('2');
  await expect(variant).toContainText('You hold step 2 to be the first wrong one.');
  await expect(page.getByRole('status').getByText('Step 2 is marked as the first wrong one')).toBeAttached();
  const commented = (await desk.reject(wrong, '3'))!;

  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('Is a bottle counted twice?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(variant.getByRole('listitem').filter({ hasText: 'counted twice' })).toBeVisible();
  const after = (await desk.accept(commented))!;

  expect(await desk.undo(after)).toBe(commented);
  await desk.reject(commented, '5');
}

/** Somebody opens what another has on the desk, and begins to edit it: both see each other at once. */
async function meet(desk: QueueDesk, other: Page, address: string) {
  await other.goto(address);
  await expect(other.getByText(`${desk.name} looks at this`)).toBeVisible();
  await expect(desk.page.getByText('Rita looks at this')).toBeVisible();
  await other.keyboard.press('e');
  await expect(desk.page.getByText('Rita edits this')).toBeVisible();
  await other.goto('about:blank');
  await expect(desk.page.getByText('Rita edits this')).toBeHidden();
}

/** Works until nothing is left; who says what follows from the variant's number. */
async function work(desk: QueueDesk, rejects: (variant: number) => boolean) {
  for (let variant = await desk.current(); variant !== null; ) {
    variant = rejects(variant) ? await desk.reject(variant, '3') : await desk.accept(variant);
  }
}

test('three annotators and a reviewer work a queue of 60 variants at N = 2 by keyboard, and their agreement is what it is', async ({
  page,
  browser,
  baseURL,
}, info) => {
  const { project, queue, gold, idOf } = await prepare(page, info.outputPath('problems.jsonl'));
  const people = await Promise.all(
    [...names, 'Rita'].map((name) =>
      colleague(
        { page, browser, baseURL },
        { project, name, role: name === 'Rita' ? 'reviewer' : 'annotator' },
      ),
    ),
  );
  const rita = people[3]!;
  const said: Said = new Map();
  const desks = names.map((name, at) => new QueueDesk(people[at]!, name, said));
  const home = `/${project}/review/queues/${queue}`;
  await desks[0]!.page.goto(`${home}/work`);
  const first = (await desks[0]!.current())!;
  await meet(desks[0]!, rita, `/${project}/review?item=${idOf.get(first)}`);
  await firstActs(desks[0]!);
  // Only now, so that the edit is not one of gold.
  const mixed = await page.request.patch(`/api/v1/queues/${queue}`, {
    data: { project, goldRate: 0.5 },
    headers: { Origin: new URL(baseURL ?? '').origin },
  });
  expect(mixed.ok()).toBe(true);
  await Promise.all(desks.slice(1).map((desk) => desk.page.goto(`${home}/work`)));
  // Bea alone knows the gold; each errs in a way of their own.
  const rejects = [
    (variant: number) => variant % 4 === 0,
    (variant: number) => variant % 4 === 0 || variant % 7 === 0,
    (variant: number) => variant % 4 === 0 && variant % 3 > 0,
  ];
  await page.goto(home);
  await Promise.all(
    desks.map((desk, at) => work(desk, (variant) => (variant !== gold ? rejects[at]!(variant) : at === 1))),
  );

  // The page that was open all the time has followed.
  await expect(page.getByRole('heading', { name: '60 of 60 variants are done' })).toBeVisible();

  const told = said.get(gold)!;
  said.delete(gold);
  expect(said.size).toBe(60);
  expect([...said.values()].map((unit) => unit.size)).toEqual(Array.from({ length: 60 }, () => 2));
  const disputed = [...said]
    .filter(([, unit]) => new Set(unit.values()).size > 1)
    .map(([variant]) => variant);
  expect(disputed.length).toBeGreaterThan(0);

  await rita.goto(`${home}/disputes`);
  await expect(rita.getByRole('list', { name: 'Votes' }).getByRole('listitem')).toHaveCount(2);
  await expect(rita.getByText(`1 of ${disputed.length}`)).toBeVisible();
  const dispute = rita.getByRole('region', { name: 'Variant' }).getByRole('heading').first();
  const before = await dispute.textContent();
  expect(disputed).toContain(Number(/\d+/.exec(before ?? '')?.[0]));
  await rita.keyboard.press('a');
  if (disputed.length > 1) await expect(dispute).not.toHaveText(before ?? '');
  else await expect(rita.getByText('No disputes')).toBeVisible();
  await expect
    .poll(async () => (await get(rita, `/api/v1/queues/${queue}?project=${project}`)).counts)
    .toMatchObject({ open: 0, adjudicated: 1, disputed: disputed.length - 1, votes: 120 });

  await rita.goto(`/${project}/review/agreement`);
  await expect(rita.getByText(`α = ${coefficient(alphaOf(said))}`)).toBeVisible();
  await expect(rita.getByText('60 variants with 120 decisions')).toBeVisible();
  for (const [one, other] of [
    ['Ann', 'Bea'],
    ['Ann', 'Cem'],
    ['Bea', 'Cem'],
  ] as const) {
    const { kappa, count } = kappaOf(said, one, other);
    const row = rita
      .getByRole('row')
      .filter({ hasText: new RegExp(`${one} and ${other}|${other} and ${one}`) });
    await expect(row.getByRole('cell').nth(1)).toHaveText(String(count));
    await expect(row.getByRole('cell').nth(3)).toHaveText(Number.isNaN(kappa) ? '—' : coefficient(kappa));
  }

  await page.reload();
  const accuracy = page.getByRole('region', { name: 'Accuracy on gold' });
  for (const [name, action] of told) {
    const right = action === 'reject' ? '1' : '0';
    await expect(accuracy.getByRole('row').filter({ hasText: name }).getByRole('cell').nth(2)).toHaveText(
      right,
    );
  }
  for (const place of [home, `/${project}/review/queues`, `/${project}/review/queues/gold`]) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
});
