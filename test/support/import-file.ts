import { Readable } from 'node:stream';
import type { Ctx } from '#lib/services/context.ts';
import { getImport, startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { wordProblems } from './factories.ts';

/** Rows as GSM8K has them, each with another problem. */
export const gsm8k = (count: number) =>
  wordProblems(count).map(({ problem, solution }, at) =>
    JSON.stringify({ question: `${problem} (${at})`, answer: solution }),
  );

export const fileOf = (lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);

/** Stores a file; gives the import's id. */
export async function upload(ctx: Ctx, project: string, content: Buffer, fileName = 'train.jsonl') {
  const stored = await uploadSeeds(ctx, { project, fileName, content: Readable.from([content]) });
  return stored.import;
}

/** Uploads and imports the lines; gives the import as it ended. */
export async function importLines(ctx: Ctx, project: string, lines: string[]) {
  const id = await upload(ctx, project, fileOf(lines));
  await startImport(ctx, { project, import: id });
  await runImport(ctx, id);
  return getImport(ctx, { project, import: id });
}

/** The counters of an import alone. */
export const counts = ({ rowsRead, rowsAdded, rowsDuplicate, rowsRejected }: Record<string, unknown>) => ({
  rowsRead,
  rowsAdded,
  rowsDuplicate,
  rowsRejected,
});
