import pg from 'pg';
import { hasJobQueue } from '#lib/db/job-queue.ts';
import { existingTables } from '#lib/db/queries/backup/existing-tables.ts';
import type { Ctx } from '#lib/services/context.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { makeSeeds } from './factories.ts';

/**
 * The content of every table, and of the queue, as one hash each; an empty table gives ''. With a snapshot: as of its
 * moment. It shares no code with what it compares: rows as PostgreSQL shows them, in the order of their own hashes.
 */
export async function hashesOfTables(pool: pg.Pool, snapshot?: string): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    if (snapshot) await client.query(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`);
    const hashes: Record<string, string> = {};
    const names = (await existingTables(client)).filter((name) => !aside.has(name)).sort();
    for (const name of names)
      hashes[name] = await hashOf(client, `SELECT t::text FROM ${pg.escapeIdentifier(name)} AS t`);
    hashes['the schema'] = await hashOf(client, schema);
    if (await hasJobQueue(client)) hashes['the queue'] = await hashOf(client, queue);
    return hashes;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** When the migrations ran, and who looks at what just now, is not what a backup is for. */
const aside = new Set(['_prisma_migrations', 'presences']);

/** Indexes, references and triggers, those of parts apart: data that came in without them would look the same. */
const schema = `
  SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid
  WHERE relnamespace = 'public'::regnamespace AND NOT relispartition
  UNION ALL SELECT relname || conname || pg_get_constraintdef(k.oid) FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = conrelid
  WHERE relnamespace = 'public'::regnamespace AND NOT relispartition
  UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = tgrelid
  WHERE relnamespace = 'public'::regnamespace AND NOT relispartition AND NOT tgisinternal`;

const queue = `
  SELECT concat_ws(' ', t.identifier, j.key, j.payload, j.run_at, j.max_attempts)
  FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id`;

async function hashOf(client: pg.PoolClient, rows: string): Promise<string> {
  const { rows: found } = await client.query<{ hash: string }>(
    `SELECT coalesce(md5(string_agg(md5(line), '' ORDER BY md5(line))), '') AS hash FROM (${rows}) AS r(line)`,
  );
  return found[0]!.hash;
}

type Ruling = { action: 'accept' } | { action: 'reject'; reasons: string[] };

type Written = { project: string; id: string; variants: readonly { id: string }[] };

/** People who decide, edit and bring seeds as fast as they can, until they are stopped. */
export function startWriters(ctx: Ctx, { project, id, variants }: Written) {
  let written = 0;
  let stopped = false;
  const waiting: (() => void)[] = [];
  const half = Math.floor(variants.length / 2);
  const loop = async (write: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; !stopped; turn++) {
      await write(turn);
      written += 1;
      for (const heard of waiting.splice(0)) heard();
    }
  };
  /** An edited text waits for a decision again. */
  const editAndDecide = async (turn: number, from: number, ruling: Ruling) => {
    const variant = variants[from + (turn % half)]!.id;
    const { problem, solution, answer, ...held } = await ctx.db.variant.findUniqueOrThrow({
      where: { id: variant },
    });
    const text = { problem: `${problem} (${turn})`, solution, answer };
    const { revision } = await editVariant(ctx, { project, variant, revision: held.revision, ...text });
    await decide(ctx, { project, variant, revision, ...ruling });
  };
  const work = Promise.all([
    loop((turn) => editAndDecide(turn, 0, { action: 'accept' })),
    loop((turn) => editAndDecide(turn, half, { action: 'reject', reasons: ['misread'] })),
    loop((turn) => makeSeeds(ctx.db, id, [{ problem: `What is ${turn} + 1?` }])),
  ]);
  return {
    /** Waits until more has been written than now. */
    atWork: async () => {
      const before = written;
      while (written < before + 6)
        await Promise.race([work, new Promise<void>((heard) => waiting.push(heard))]);
    },
    stop: async () => {
      stopped = true;
      await work;
      return { written };
    },
  };
}
