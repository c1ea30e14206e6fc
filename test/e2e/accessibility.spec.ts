import type { Page } from '@playwright/test';
import { ofColours, turn, violations } from './support/axe.ts';
import { routesWithout } from './support/network.ts';
import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('axe finds nothing against any page of a project that is in use, in light and in dark', async ({
  page,
}, info) => {
  test.setTimeout(600_000);
  const project = await newProject(page, 'axe');
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);
  const firstOf = async (path: string) => {
    const { items } = (await get(page, `/api/v1/${path}?project=${project}`)) as { items: { id: string }[] };
    return items[0]!.id;
  };
  const [seed, run, variant, batch] = await Promise.all([
    firstOf('seeds'),
    firstOf('seeds/imports'),
    firstOf('generate/variants'),
    firstOf('generate/batches'),
  ]);
  const decided = { project, variant, revision: 1, action: 'accept', openMs: 9000 };
  await send(page, '/api/v1/review/decisions', decided);
  const url = 'https://receiver.example.org/hooks';
  const { id: webhook } = await send(page, '/api/v1/webhooks', { project, url, events: ['run.finished'] });
  const pages = [
    ...['', '/seeds', '/seeds/new', `/seeds/${seed}`, `/seeds/imports/${run}`],
    ...[
      '/generate',
      '/generate/new',
      '/generate/new/plan?preset=skywork',
      '/generate/templates',
      '/generate/yield',
    ],
    ...[
      `/generate/${batch}`,
      `/generate/${batch}/requests`,
      '/generate/variants',
      `/generate/variants/${variant}`,
    ],
    ...['/check', '/check/answers', '/check/judges', '/check/overrides'],
    ...['/check/duplicates', '/check/benchmarks', '/check/contamination', '/check/corpus'],
    ...['/review', `/review/${variant}`, '/review/dashboard', '/versions', '/versions/new'],
    ...['/review/audits', '/review/audits/new'],
    ...['/review/queues', '/review/queues/new', '/review/queues/gold', '/review/agreement'],
    ...['/seeds/imports', '/review/mentions', '/versions/compare'],
    ...['/train', '/train/new', '/train/compare', '/train/sweeps/new'],
    ...['/evaluate', '/evaluate/new', '/evaluate/compare'],
    ...['/evaluate/studies', '/evaluate/studies/new', '/evaluate/studies/skywork'],
    ...['/settings', '/settings/models', '/settings/members', '/settings/tokens', '/settings/audit'],
    ...['/settings/webhooks', `/settings/webhooks/${webhook}`, '/settings/servers', '/settings/targets'],
    ...['/settings/reasons', '/settings/keys', '/settings/account'],
  ];
  // The colours of the dark are the same names everywhere: pages with every kind of part tell.
  const inTheDark = [
    '',
    '/seeds',
    '/generate/new',
    `/generate/${batch}`,
    '/check',
    '/review',
    '/review/dashboard',
    '/versions/new',
  ];
  const found: Record<string, string[]> = {};
  const note = (where: string, all: string[]) => {
    if (all.length > 0) found[where] = all;
  };
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const path of pages) {
    await page.goto(`/${project}${path}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    expect(page.frames()).toHaveLength(1);
    note(`${path || '/'} (light)`, await violations(page, {}));
    if (!inTheDark.includes(path)) continue;
    await turn(page, 'dark');
    note(`${path || '/'} (dark)`, await violations(page, ofColours));
    await turn(page, 'light');
  }
  expect(found).toEqual({});
  await openTheOthers(page, project, pages);
});

/** Whatever the list above leaves out is opened too, if only to say that what it is about is not there. */
async function openTheOthers(page: Page, project: string, pages: readonly string[]) {
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  const absent = '01900000-0000-7000-8000-000000000000';
  for (const route of routesWithout(pages.map((path) => `/${project}${path}`))) {
    await page.goto(route.replace('[project]', project).replaceAll(/\[\w+\]/g, absent));
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  }
  expect(blocked).toEqual([]);
}
