import { expect, stranger, test } from './support/test.ts';

test.use({ storageState: stranger });

test('anyone may ask whether the studio is well', async ({ page }) => {
  const answer = await page.goto('/api/health');
  expect(answer?.status()).toBe(200);
  expect(await answer?.json()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });
});
