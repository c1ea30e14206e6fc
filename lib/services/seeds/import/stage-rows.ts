import type pg from 'pg';
import { advanceImport } from '#lib/db/queries/seeds/advance-import.ts';
import { copyRejects } from '#lib/db/queries/seeds/copy-rejects.ts';
import { copyStaging } from '#lib/db/queries/seeds/copy-staging.ts';
import { countRejects } from '#lib/db/queries/seeds/count-rejects.ts';
import { createStaging, stagingName } from '#lib/db/queries/seeds/create-staging.ts';
import { lockImport } from '#lib/db/queries/seeds/lock-import.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import type { DraftedBlock } from './draft-block.ts';
import { draftHere, draftInOrder, Spaces } from './draft-in-order.ts';
import { type ImportRun, NotMine, stopWithWorker } from './import-run.ts';
import { readBlocks } from './read-blocks.ts';
import type { RowProblem } from './read-row.ts';

/** Rows and bytes of one transaction: what is read again after a crash. */
const tableRows = 50_000;
const tableBytes = 64 * 1024 * 1024;
/** Problems that are stored of one import; rows are counted all the same. */
const mostRejects = 100_000;

type Blocks = { iterator: AsyncIterator<DraftedBlock>; copySpaces: Spaces };
type Part = { read: number; rejected: number; end: number; bytes: number; rejects: RowProblem[] };
/** Where a part begins: its first block and row, how many problems may still be stored, and the part before it. */
type Start = { first: DraftedBlock; at: number; room: number; before: Promise<unknown> };

/**
 * The phase "reading": the file's rows, validated, in staging tables of the import, each with the counters in one
 * transaction. A part is filled while the one before it reaches the disk. Throws NotMine when the import was cancelled or
 * taken over.
 */
export async function stageRows(run: ImportRun): Promise<void> {
  const { ctx, pool, found, options } = run;
  const lines = new Spaces();
  const copySpaces = new Spaces();
  const mapping = found.mapping === null ? null : ColumnMapping.parse(found.mapping);
  const plan = () => ({ format: found.format ?? 'custom', mapping, now: ctx.now().getTime() });
  const blocks = readBlocks(ctx, found, { blockBytes: options.blockBytes, space: lines.take });
  const drafted = draftInOrder(blocks, plan, options.drafter ?? draftHere, { lines, copy: copySpaces });
  let at = found.rowsRead;
  let room = (options.mostRejects ?? mostRejects) - (await countRejects(pool, found.id));
  let before: Promise<unknown> = Promise.resolve();
  try {
    for (let first = await drafted.next(); !first.done; first = await drafted.next()) {
      stopWithWorker(options);
      const blocksOf = { iterator: drafted, copySpaces };
      const { filled, stored } = storePart(run, blocksOf, { first: first.value, at, room, before });
      before = stored;
      const part = await filled;
      at += part.read;
      room -= part.rejects.length;
    }
    await before;
  } finally {
    // Nothing of it is under way any more when whoever asked cleans up, or tries again.
    await before.catch(() => {});
    await drafted.return(undefined);
  }
}

/** One transaction: a table, as many blocks as it takes, their rejects and the counters, once the part before is stored. */
function storePart({ pool, found, options }: ImportRun, blocks: Blocks, { first, at, room, before }: Start) {
  const filled = Promise.withResolvers<Part>();
  const stored = inTransaction(pool, async (client) => {
    const standing = await lockImport(client, found.id, at);
    if (!standing || standing.rowsRead > at) throw new NotMine();
    const name = stagingName(found.seq, at);
    await createStaging(client, name);
    const part: Part = { read: 0, rejected: 0, end: 0, bytes: 0, rejects: [] };
    const most = options.tableRows ?? tableRows;
    await copyStaging(client, name, chunksOf(part, blocks, { first, room, most }), (chunk) =>
      blocks.copySpaces.give(chunk.byteLength >= 64 * 1024 ? (chunk.buffer as ArrayBuffer) : undefined),
    );
    await storeRejects(client, found.id, part.rejects);
    await before;
    const counts = { from: at, read: part.read, rejected: part.rejected, bytesRead: part.end };
    if (!(await advanceImport(client, { importId: found.id, ...counts }))) throw new NotMine();
    filled.resolve(part);
  });
  stored.catch(filled.reject);
  return { filled: filled.promise, stored };
}

async function* chunksOf(
  part: Part,
  { iterator }: Blocks,
  { first, room, most }: { first: DraftedBlock; room: number; most: number },
): AsyncGenerator<Uint8Array> {
  for (let block: DraftedBlock | undefined = first; block; ) {
    part.read += block.read;
    part.rejected += block.rejected;
    part.end = block.end;
    part.bytes += block.copy.length;
    part.rejects.push(...block.rejects.slice(0, Math.max(0, room - part.rejects.length)));
    if (block.copy.length > 0) yield block.copy;
    if (part.read >= most || part.bytes >= tableBytes) return;
    const next: IteratorResult<DraftedBlock> = await iterator.next();
    block = next.done ? undefined : next.value;
  }
}

async function storeRejects(client: pg.PoolClient, importId: string, rejects: RowProblem[]) {
  if (rejects.length === 0) return;
  await copyRejects(
    client,
    rejects.map(({ line, field, message }) => [importId, line, field, message]),
  );
}
