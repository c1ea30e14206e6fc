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

/**
 * The phase "reading": the file's rows, validated, in staging tables of the import, each with the counters in one
 * transaction. Throws NotMine when the import was cancelled or taken over.
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
  try {
    for (let first = await drafted.next(); !first.done; first = await drafted.next()) {
      stopWithWorker(options);
      const part = await storeTable(run, { iterator: drafted, copySpaces }, { first: first.value, at, room });
      at += part.read;
      room -= part.rejects.length;
    }
  } finally {
    await drafted.return(undefined);
  }
}

/** One transaction: a table, as many blocks as it takes, their rejects and the counters. */
async function storeTable(
  { pool, found, options }: ImportRun,
  blocks: Blocks,
  { first, at, room }: { first: DraftedBlock; at: number; room: number },
): Promise<Part> {
  return inTransaction(pool, async (client) => {
    if ((await lockImport(client, found.id))?.rowsRead !== at) throw new NotMine();
    const name = stagingName(found.seq, at);
    await createStaging(client, name);
    const part: Part = { read: 0, rejected: 0, end: 0, bytes: 0, rejects: [] };
    const most = options.tableRows ?? tableRows;
    await copyStaging(client, name, chunksOf(part, blocks, { first, room, most }), (chunk) =>
      blocks.copySpaces.give(chunk.byteLength >= 64 * 1024 ? (chunk.buffer as ArrayBuffer) : undefined),
    );
    await storeRejects(client, found.id, part.rejects);
    const counts = { from: at, read: part.read, rejected: part.rejected, bytesRead: part.end };
    if (!(await advanceImport(client, { importId: found.id, ...counts }))) throw new NotMine();
    return part;
  });
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
