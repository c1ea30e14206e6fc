import { expect, test } from 'vitest';
import { z } from 'zod';
import { byField, issuesOf } from '#components/form/field-issues.ts';

const Input = z.object({ name: z.string().min(2, 'Too short.'), tags: z.array(z.string().min(1, 'Empty.')) });

test('each field shows its first problem, nested ones too', () => {
  expect(issuesOf(Input, { name: '', tags: ['a', ''] })).toEqual({ name: 'Too short.', tags: 'Empty.' });
  expect(issuesOf(Input, { name: 'ab', tags: [] })).toEqual({});
});

test('what the server says of the whole form belongs to no field', () => {
  expect(byField([{ path: '', message: 'Taken.' }])).toEqual({});
});
