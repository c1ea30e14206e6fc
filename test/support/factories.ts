import { randomBytes, randomUUID } from 'node:crypto';
import { studioCompute } from '#lib/compute/studio-compute.ts';
import type { Db } from '#lib/db/client.ts';
import type { Role } from '#lib/domain/access.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The rights of the studio's own machine, with real storage and a real client for models. */
export function systemContext(db: Db, changes: Partial<Ctx> = {}): Ctx {
  return {
    db,
    actor: { kind: 'system', label: 'test' },
    now: () => new Date(),
    randomBytes: (length) => randomBytes(length),
    storage: filesystemStorage(temporaryFolder('test')),
    llm: llmClient(),
    compute: studioCompute({
      root: process.cwd(),
      data: temporaryFolder('runs'),
    }),
    encryptionKey: randomBytes(32),
    ...changes,
  };
}

/** A project with a name of its own. */
export async function makeProject(db: Db): Promise<{ id: string; slug: string }> {
  const slug = `p-${randomBytes(6).toString('hex')}`;
  return db.project.create({ data: { slug, name: slug }, select: { id: true, slug: true } });
}

/** A person, with a role in a project where one is given. */
export async function makeUser(
  db: Db,
  membership?: { projectId: string; role: Role },
): Promise<Extract<Actor, { kind: 'user' }>> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  const { id } = await db.user.create({
    data: { email, name: email, memberships: membership ? { create: membership } : undefined },
  });
  return { kind: 'user', id, label: email, administrator: false, readOnly: false };
}

export type SeedText = {
  problem: string;
  solution?: string | null;
  answer?: string | null;
  subject?: string | null;
  level?: number | null;
  tokens?: number | null;
  method?: string | null;
  source?: string | null;
};

/** Seeds of one import, in the order given; their ids. */
export async function makeSeeds(db: Db, projectId: string, rows: readonly SeedText[]): Promise<string[]> {
  const { id: importId } = await db.seedImport.create({
    data: {
      projectId,
      ...{
        fileName: 'seeds.jsonl',
        fileHash: randomUUID(),
        byteSize: 1n,
        sourceName: 'test',
        licence: 'MIT',
      },
      status: 'done',
    },
  });
  const made = rows.map((row, at) => ({
    id: randomUUID(),
    projectId,
    importId,
    rowNumber: at + 1,
    contentHash: problemHash(row.problem),
    ...row,
  }));
  await db.seed.createMany({ data: made });
  return made.map((row) => row.id);
}

const syllables = ['Ba', 'Ce', 'Di', 'Fo', 'Gu', 'Ha', 'Ke', 'Li', 'Mo', 'Nu'];

/** A town for each number, so that new numbers never make one problem into another. */
const townOf = (at: number) =>
  [...String(at)]
    .map((digit) => syllables[Number(digit)])
    .join('')
    .toLowerCase();

/** Word problems with two calculated steps, each with other numbers. */
export function wordProblems(count: number): SeedText[] {
  return Array.from({ length: count }, (_, at) => {
    const [boxes, pens, given] = [at + 12, 6 + (at % 9), 5 + (at % 7)];
    const all = boxes * pens;
    return {
      problem: `The school of ${townOf(at)} buys ${boxes} boxes with ${pens} pens each and gives ${given} pens to a neighbour. How many pens are left?`,
      solution:
        `The boxes hold ${boxes} * ${pens} = <<${boxes}*${pens}=${all}>>${all} pens.\n` +
        `After the gift ${all} - ${given} = <<${all}-${given}=${all - given}>>${all - given} pens are left.\n` +
        `#### ${all - given}`,
      answer: String(all - given),
      subject: 'Prealgebra',
      level: 1 + (at % 3),
    };
  });
}
