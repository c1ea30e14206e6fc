import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { z } from 'zod';
import { selectVersionRows } from '#lib/db/queries/select-version-rows.ts';
import { inSnapshot } from '#lib/db/snapshot.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import type { TestDatabase } from './database.ts';
import { makeProject, makeSeeds } from './factories.ts';

export type Made = { id: string; slug: string; seedIds: string[] };
export type Given = Partial<{
  seed: number;
  method: string;
  subject: string | null;
  level: number | null;
  estimatedLevel: number;
  confidence: number;
  status: 'accepted' | 'pending' | 'rejected';
}>;

/** A project with seeds "seed 0" …, and variants as given: the text of a variant is its place. */
export async function makeCorpus(
  { db }: TestDatabase,
  given: readonly Given[],
  order = given.map((_, at) => at),
): Promise<Made> {
  const project = await makeProject(db);
  const seeds = Math.max(...given.map(({ seed = 0 }) => seed)) + 1;
  const texts = Array.from({ length: seeds }, (_, at) => ({
    problem: `seed ${at} asks`,
    solution: 'a',
    answer: '1',
  }));
  const seedIds = await makeSeeds(db, project.id, texts);
  for (const at of order) {
    const {
      seed = 0,
      method = 'rephrase',
      status = 'accepted',
      subject = null,
      level = null,
      ...rest
    } = given[at]!;
    const problem = `problem ${at}`;
    await db.variant.create({
      data: {
        ...{
          id: randomUUID(),
          projectId: project.id,
          seedId: seedIds[seed]!,
          method,
          status,
          subject,
          level,
        },
        ...{
          problem,
          solution: `solution ${at}`,
          answer: `${at}`,
          groundTruth: 'none',
          checkState: 'passed',
        },
        ...{ contentHash: problemHash(problem), ...rest },
      },
    });
  }
  return { ...project, seedIds };
}

/** What a recipe takes, in its order: the places of the variants, and their parts. */
export async function takeRows({ db, pool }: TestDatabase, { id }: Made, asked: z.input<typeof Recipe> = {}) {
  return inSnapshot(pool, async (client) => {
    const rows = await selectVersionRows(client, id, Recipe.parse(asked));
    const { rows: frozen } = await client.query<{ variant: string; split: string; position: number }>(
      'SELECT variant_id AS variant, split, position FROM frozen_rows ORDER BY position',
    );
    expect(frozen.map(({ position }) => position)).toEqual(frozen.map((_, at) => at));
    expect(frozen.length).toBe(rows);
    const found = await db.variant.findMany({ where: { projectId: id } });
    return frozen.map(({ variant, split }) => {
      const row = found.find((one) => one.id === variant)!;
      return { ...row, at: Number(row.answer), split };
    });
  });
}

/** The places of the variants that a recipe takes, in the order of their making. */
export const placesOf = async (...asked: Parameters<typeof takeRows>) =>
  (await takeRows(...asked)).map(({ at }) => at).sort((a, b) => a - b);

export const repeated = (count: number, given: (at: number) => Given) =>
  Array.from({ length: count }, (_, at) => given(at));
