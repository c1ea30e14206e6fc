import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

/** One method of the mix, as far as sharing out needs it. */
export type PlannedArm = {
  id: string;
  position: number;
  endpointId: string | null;
  share: number;
  needsSolution: boolean;
  needsAnswer: boolean;
};

export type LegRequests = {
  batchId: string;
  legPosition: number;
  randomSeed: number;
  samples: number;
  arms: readonly PlannedArm[];
  /** Rows of seed_id, parent_id, problem_id, seq, content_hash, has_solution, has_answer. */
  candidates: Prisma.Sql;
  /** Seeds or variants that were chosen among the candidates; null takes them all. */
  chosen: readonly string[] | null;
};

// A leg's requests are its problems times its samples, made where the problems are, so that none travels. Each is dealt
// to an arm by its rank in a stable hash order, within those problems that the same arms can work on: shares are met to
// within one request, and the same problems and number give the same deal in any installation. The id is a UUID
// version 7 like those that Prisma makes, written with functions that PostgreSQL 15 has.
export async function planRequests(tx: Tx, leg: LegRequests): Promise<number> {
  const chosen =
    leg.chosen === null
      ? Prisma.sql`true`
      : Prisma.sql`coalesce(c.parent_id, c.seed_id, c.problem_id) = ANY(${[...leg.chosen]}::uuid[])`;
  const prefix = `${leg.randomSeed}:${leg.legPosition}:`;
  return tx.$executeRaw`
    WITH arm AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(leg.arms)}::jsonb)
        AS a(id uuid, "position" int, "endpointId" uuid, share float8, "needsSolution" bool, "needsAnswer" bool)
    ), share AS (
      SELECT k.s AS has_solution, k.a AS has_answer, arm.id, arm."position", arm."endpointId",
             sum(arm.share) OVER kind_until / sum(arm.share) OVER kind AS upto
      FROM (VALUES (true, true), (true, false), (false, true), (false, false)) AS k(s, a)
      JOIN arm ON (k.s OR NOT arm."needsSolution") AND (k.a OR NOT arm."needsAnswer")
      WINDOW kind AS (PARTITION BY k.s, k.a), kind_until AS (PARTITION BY k.s, k.a ORDER BY arm."position")
    ), span AS (
      SELECT *, lag(upto, 1, 0) OVER (PARTITION BY has_solution, has_answer ORDER BY "position") AS above FROM share
    ), place AS (
      SELECT c.seed_id, c.parent_id, c.problem_id, c.seq, c.has_solution, c.has_answer, sample,
             (row_number() OVER (PARTITION BY c.has_solution, c.has_answer
                ORDER BY md5(${prefix} || c.content_hash || ':' || sample), c.seq) - 0.5)
               / count(*) OVER (PARTITION BY c.has_solution, c.has_answer) AS at
      FROM (${leg.candidates}) AS c CROSS JOIN generate_series(0, ${leg.samples - 1}::int) AS sample
      WHERE ${chosen}
    )
    INSERT INTO generation_requests (id, batch_id, arm_id, endpoint_id, seed_id, problem_id, parent_id,
                                     sample, key)
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
             substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
             52, 1), 53, 1), 'hex')::uuid,
           ${leg.batchId}::uuid, span.id, span."endpointId", p.seed_id, p.problem_id, p.parent_id, p.sample,
           ${leg.legPosition}::int || '.' || span."position" || '.' || coalesce(p.parent_id, p.seed_id, p.problem_id) || '.' || p.sample
    FROM place AS p JOIN span ON span.has_solution = p.has_solution AND span.has_answer = p.has_answer
      AND p.at > span.above AND p.at <= span.upto
    ORDER BY p.sample, p.seq`;
}
