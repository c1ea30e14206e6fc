import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import { seedLibrary, seedLibrarySource } from '#lib/domain/seeds/library/index.ts';
import type { Ctx } from '../context.ts';
import { startBatch } from '../generate/start.ts';
import { runImport } from '../seeds/run-import.ts';
import { startImport } from '../seeds/start-import.ts';
import { uploadSeeds } from '../seeds/upload.ts';
import { installationVerb } from '../verb.ts';
import { createProject } from './create.ts';

const project = 'demo';

export const createDemo = installationVerb(
  {
    name: 'projects.create-demo',
    summary: 'Gives a new installation its demo project: the seed library and a first batch of variants.',
    kind: 'command',
    who: 'administrator',
    input: z.object({}),
  },
  async (ctx) => {
    const state = await demoState(ctx);
    if (state === 'not-wanted') return { created: false };
    if (state === 'no-project') await createDemoProject(ctx);
    if (state !== 'no-batch') await importLibrary(ctx);
    await startBatch(ctx, {
      project,
      name: 'First variants of the seed library',
      method: 'perturb-numbers',
      samples: 3,
      randomSeed: 1,
      onlyWithSolution: true,
    });
    return { created: true };
  },
);

/** How far an earlier start came, should it have been cut off: each step is taken once. */
async function demoState(ctx: Ctx): Promise<'no-project' | 'no-seeds' | 'no-batch' | 'not-wanted'> {
  const found = await ctx.db.project.findMany({
    take: 2,
    select: { slug: true, _count: { select: { seeds: true, batches: true } } },
  });
  const [first, second] = found;
  if (!first) return 'no-project';
  if (second || first.slug !== project || first._count.batches > 0) return 'not-wanted';
  return first._count.seeds < seedLibrary.length ? 'no-seeds' : 'no-batch';
}

function createDemoProject(ctx: Ctx) {
  return createProject(ctx, {
    slug: project,
    name: 'Demo',
    description: 'The built-in seed library and a first batch of variants, to try everything with.',
  });
}

async function importLibrary(ctx: Ctx) {
  const upload = await uploadSeeds(ctx, { project, fileName: 'seed-library.jsonl', content: libraryFile() });
  await startImport(ctx, {
    ...{ project, import: upload.import, format: 'math-500' },
    sourceName: seedLibrarySource.name,
    licence: seedLibrarySource.licence,
  });
  // Here and now, not by the worker: the batch that follows needs the seeds.
  await runImport(ctx, upload.import);
  await importEnded(ctx, upload.import);
}

/** A worker that runs already may have taken the import over: then it ends there. */
async function importEnded(ctx: Ctx, id: string): Promise<void> {
  for (;;) {
    const found = await ctx.db.seedImport.findUnique({
      where: { id },
      select: { status: true, error: true },
    });
    if (found?.status === 'done') return;
    if (found?.status !== 'queued' && found?.status !== 'running')
      throw precondition(
        `The seed library was not imported: ${found?.error ?? found?.status ?? 'it was removed'}.`,
      );
    await setTimeout(100);
  }
}

/** The library in the shape of MATH-500's rows. */
async function* libraryFile(): AsyncGenerator<Uint8Array> {
  for (const { id, problem, solution, answer, subject, level } of seedLibrary) {
    yield Buffer.from(`${JSON.stringify({ problem, solution, answer, subject, level, unique_id: id })}\n`);
  }
}
