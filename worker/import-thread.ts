import { parentPort } from 'node:worker_threads';
import { type Block, type DraftPlan, draftBlock } from '#lib/services/seeds/import/draft-block.ts';

// A broken row throws inside the parser; nobody sees where.
Error.stackTraceLimit = 0;

type Asked = { id: number; block: Block; plan: DraftPlan; space?: ArrayBuffer };

/** A thread that drafts the blocks of an import; see import-threads.ts. Memory goes to and fro without being copied. */
parentPort?.on('message', ({ id, block, plan, space }: Asked) => {
  const drafted = draftBlock(block, plan, space);
  const freed = block.lines?.bytes.buffer;
  parentPort?.postMessage({ id, drafted: { ...drafted, freed } }, [
    drafted.copy.buffer,
    ...(freed && freed.byteLength > 0 ? [freed] : []),
  ]);
});
