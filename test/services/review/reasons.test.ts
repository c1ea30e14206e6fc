import { expect, test } from 'vitest';
import { defaultReasons } from '#lib/domain/review/reasons.ts';
import { showYield } from '#lib/services/generate/index.ts';
import {
  decide,
  decideMatching,
  getReviewItem,
  listReasons,
  saveReasons,
  undo,
} from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const own = { title: 'Off by one', description: 'A boundary is counted wrongly.', key: 'o' };
const reject = { revision: 1, action: 'reject' } as const;

test('a project changes its reasons: decisions name those it offers, old ones keep theirs', async () => {
  const { slug: project, variants } = await projectWithVariants(ctx, 4);
  const [first, second, third] = variants.map(({ id }) => id) as [string, string, string];
  await decide(ctx, { project, variant: first, ...reject, reasons: ['misread'] });
  await expect(
    decide(ctx, { project, variant: second, ...reject, reasons: ['off-by-one'] }),
  ).rejects.toMatchObject({
    code: 'INVALID',
    issues: [{ path: 'reasons' }],
  });
  const kept = defaultReasons.filter(({ id }) => id !== 'misread');
  const saved = await saveReasons(ctx, { project, reasons: [...kept, own], base: null });
  expect(saved.archived.map(({ id }) => id)).toEqual(['misread']);
  expect(await listReasons(ctx, { project })).toEqual(saved);
  await expect(
    decide(ctx, { project, variant: second, ...reject, reasons: ['misread'] }),
  ).rejects.toMatchObject({
    code: 'INVALID',
  });
  await decide(ctx, { project, variant: second, ...reject, reasons: ['off-by-one'] });
  await expect(
    decideMatching(ctx, { project, action: 'reject', reasons: ['misread'] }),
  ).rejects.toMatchObject({ code: 'INVALID' });
  await undo(ctx, { project });
  await decide(ctx, { project, variant: second, ...reject, reasons: ['off-by-one'] });
  await decide(ctx, { project, variant: third, ...reject, reasons: ['off-by-one', 'algebra'] });
  const item = await getReviewItem(ctx, { project, variant: first });
  expect(item.decisions).toMatchObject([{ reasons: ['misread'] }]);
  const { items } = await showYield(ctx, { project });
  expect(items[0]?.reasons).toEqual([
    { reason: 'off-by-one', count: 2 },
    { reason: 'algebra', count: 1 },
    { reason: 'misread', count: 1 },
  ]);
});

test('of two who change the list at once the second is told', async () => {
  const { slug: project } = await projectWithVariants(ctx, 1);
  const change = { project, reasons: [...defaultReasons, own], base: null };
  const outcomes = await Promise.allSettled([saveReasons(ctx, change), saveReasons(ctx, change)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = outcomes.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'CONFLICT' });
});
