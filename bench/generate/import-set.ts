import { createReadStream } from 'node:fs';
import path from 'node:path';
import { startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { importThreads } from '#worker/import-threads.ts';
import type { Studio } from './studio.ts';

/** Imports a file of synthetic instances into a project, as the worker does. */
export async function importSet({ ctx }: Studio, project: { slug: string }, file: string): Promise<void> {
  const drafter = importThreads();
  try {
    const place = { project: project.slug };
    const content = createReadStream(file);
    const { import: id } = await uploadSeeds(ctx, { ...place, fileName: path.basename(file), content });
    await startImport(ctx, { ...place, import: id });
    await runImport(ctx, id, { drafter });
    const { status, error } = await ctx.db.seedImport.findUniqueOrThrow({ where: { id } });
    if (status !== 'done') throw new Error(`The import is ${status}: ${error}`);
  } finally {
    await drafter.close();
  }
}
