import { expect, test } from 'vitest';
import { openTracing, spanned, tracing } from '#lib/observe/trace.ts';

test('without an endpoint nothing is traced, and work is done as it is', async () => {
  await openTracing('web');
  expect(tracing()).toBeUndefined();
  expect(spanned('a', {}, () => 1)).toBe(1);
  await expect(spanned('b', {}, () => Promise.reject(new Error('as it is')))).rejects.toThrow('as it is');
});
