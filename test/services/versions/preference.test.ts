import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { listVersionRows, verifyVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Solved, solvedProject } from '#test/support/pairs.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const add = { problem: 'What is $2 + 3$?' };
const right: Solved = { solution: 'Two and three are $\\boxed{5}$.', answer: '5', verdict: 'accept' };
const wrong: Solved = { solution: 'Two and three are $\\boxed{6}$.', answer: '6', verdict: ['arithmetic'] };

/** The pairs of a project as "better | worse" with where they come from. */
async function pairsOf(
  solved: readonly Solved[],
  asked: Partial<z.input<typeof Recipe>> = {},
  seeds = [add],
) {
  const { project } = await solvedProject(ctx, seeds, solved);
  await frozenVersion(ctx, { project, name: 'p', kind: 'preference', ...asked });
  const { items } = await listVersionRows(ctx, { project, version: 'p', limit: 200 });
  expect(await verifyVersion(ctx, { project, version: 'p' })).toMatchObject({ intact: true });
  return items.map(({ answer, rejected }) => `${rejected!.from}: ${answer} | ${rejected!.answer}`);
}

describe('pairs', () => {
  test('are of a rejected beside an accepted solution', async () => {
    expect(await pairsOf([right, wrong])).toEqual(['reject: 5 | 6']);
  });
});
