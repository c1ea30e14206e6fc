import { z } from 'zod';
import { poolOf } from '#lib/db/client.ts';
import { ensureSearchIndexes } from '../seeds/search-indexes.ts';
import { projectVerb } from '../verb.ts';
import { createRun } from './create-run.ts';
import type { CorpusRunner } from './run-corpus.ts';

export const buildIndexes = projectVerb(
  {
    name: 'corpus.build-indexes',
    summary: 'Builds the search indexes that are missing, in the background; a bulk load does so by itself.',
    kind: 'command',
    capability: 'configure',
    input: z.object({}),
  },
  async (ctx) =>
    ctx.db.$transaction((tx) =>
      createRun(tx, ctx, { kind: 'indexes', action: 'corpus.build-indexes', parameters: {} }),
    ),
);

/** The run: an index that is there is left alone. */
export const runIndexes: CorpusRunner = async (ctx, _run, progress) => {
  await progress('Building the search indexes', 0, 1);
  const built = await ensureSearchIndexes(poolOf(ctx.db));
  await progress('Building the search indexes', 1, 1);
  return { built };
};
