import type pg from 'pg';
import type { Db } from '#lib/db/client.ts';
import type { Ledger } from './ledger.ts';

export type Finding = { promise: string; broken: string[] };

/** Looks for every write that was acknowledged, and for what must not be there. Empty where all promises were kept. */
export async function checkPromises(db: Db, pool: pg.Pool, ledger: Ledger): Promise<Finding[]> {
  const findings = [
    { promise: 'no acknowledged write is lost', broken: await lostWrites(db, ledger) },
    { promise: 'no request is answered twice', broken: await answeredTwice(pool) },
    { promise: 'no half version', broken: await halfVersions(pool, db, ledger) },
    { promise: 'no half import', broken: await halfImports(db, ledger) },
    { promise: 'nothing is stuck', broken: await stuck(pool) },
    { promise: 'no write without its decision, revision and audit line', broken: await tornWrites(pool) },
    { promise: 'nobody sees an older state, and no proper write is refused', broken: ledger.contradictions },
  ];
  return findings.filter(({ broken }) => broken.length > 0);
}

async function lostWrites(db: Db, { decisions, edits, batches }: Ledger): Promise<string[]> {
  const kept = new Set((await db.decision.findMany({ select: { id: true } })).map(({ id }) => id));
  const revisions = new Map(
    (await db.revision.findMany({ select: { variantId: true, number: true, problem: true } })).map((one) => [
      `${one.variantId} ${one.number}`,
      one.problem,
    ]),
  );
  const started = new Map((await db.batch.findMany()).map((one) => [one.id, one.total]));
  return [
    ...decisions.filter(({ id }) => !kept.has(id)).map(({ id }) => `decision ${id}`),
    ...edits
      .filter((one) => revisions.get(`${one.variant} ${one.revision}`) !== one.problem)
      .map((one) => `revision ${one.revision} of ${one.variant}`),
    ...batches.filter(({ id, requests }) => started.get(id) !== requests).map(({ id }) => `batch ${id}`),
  ];
}

/** Every request has ended, a done one has one variant, and each step of it one answer. */
async function answeredTwice(pool: pg.Pool): Promise<string[]> {
  return lines(
    pool,
    `SELECT 'request ' || r.id || ' ' || r.status || ': ' || count(v.id) || ' variants' AS line
     FROM generation_requests AS r LEFT JOIN variants AS v ON v.request_id = r.id
     GROUP BY r.id HAVING count(v.id) <> CASE WHEN r.status = 'done' THEN 1 ELSE 0 END
       OR r.status IN ('queued', 'leased', 'submitted')
     UNION ALL
     SELECT 'request ' || request_id || ' step ' || step || ': ' || count(*) || ' answers' FROM model_calls
     WHERE status = 'answered' GROUP BY request_id, step HAVING count(*) > 1`,
  );
}

/** A version has all of its rows; what was asked for is there, or its run says why not. */
async function halfVersions(pool: pg.Pool, db: Db, { versions }: Ledger): Promise<string[]> {
  const torn = await lines(
    pool,
    `SELECT 'version ' || v.name || ': ' || count(m.version_id) || ' of ' || v.row_count || ' rows' AS line
     FROM dataset_versions AS v LEFT JOIN version_members AS m ON m.version_id = v.id
     GROUP BY v.id HAVING count(m.version_id) <> v.row_count`,
  );
  const runs = new Map((await db.corpusRun.findMany()).map((one) => [one.id, one]));
  const frozen = new Set((await db.datasetVersion.findMany()).map(({ name }) => name));
  const missing = versions.filter(({ name, run }) => (runs.get(run)?.status === 'done') !== frozen.has(name));
  return [...torn, ...missing.map(({ name, run }) => `version ${name}: its run is ${runs.get(run)?.status}`)];
}

async function halfImports(db: Db, { imports }: Ledger): Promise<string[]> {
  const broken: string[] = [];
  for (const { id, rows } of imports) {
    const found = await db.seedImport.findUnique({ where: { id } });
    const seeds = await db.seed.count({ where: { importId: id } });
    const numbers = new Set(
      (await db.seed.findMany({ where: { importId: id }, select: { rowNumber: true } })).map(
        (one) => one.rowNumber,
      ),
    );
    if (found?.status !== 'done' || seeds !== rows || numbers.size !== rows)
      broken.push(`import ${id} is ${found?.status ?? 'gone'}: ${seeds} of ${rows} rows`);
  }
  return broken;
}

/** Work that has not ended, and jobs that wait, are held by somebody, or were given up. */
async function stuck(pool: pg.Pool): Promise<string[]> {
  return lines(
    pool,
    `${openWork}
     UNION ALL SELECT 'job ' || key || ' was given up: ' || coalesce(last_error, '')
               FROM graphile_worker.jobs WHERE attempts >= max_attempts AND locked_at IS NULL`,
  );
}

export const openWork = `
  SELECT 'batch ' || id || ' is ' || status AS line FROM batches WHERE status IN ('queued', 'running')
  UNION ALL SELECT 'import ' || id || ' is ' || status FROM seed_imports WHERE status IN ('queued', 'running')
  UNION ALL SELECT 'run ' || id || ' is ' || status FROM corpus_runs WHERE status IN ('queued', 'running')
  UNION ALL SELECT 'job ' || key || ' after ' || attempts || ' tries: ' || coalesce(last_error, '')
            FROM graphile_worker.jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL`;

async function tornWrites(pool: pg.Pool): Promise<string[]> {
  return lines(
    pool,
    `SELECT 'variant ' || v.id || ' is at ' || v.revision || ', its last revision is ' || max(r.number) AS line
     FROM variants AS v JOIN revisions AS r ON r.variant_id = v.id
     GROUP BY v.id HAVING max(r.number) <> v.revision OR count(*) <> v.revision
     UNION ALL
     SELECT 'variant ' || coalesce(d.variant_id::text, a.target) || ': ' || count(d.id) || ' decisions, ' || count(a.id) || ' audit lines'
     FROM (SELECT * FROM decisions WHERE revision > 1) AS d
     FULL JOIN (SELECT * FROM audit_events WHERE action = 'review.decide') AS a
       ON a.target = 'variant ' || d.variant_id AND (a.after ->> 'revision')::int = d.revision
     GROUP BY coalesce(d.variant_id::text, a.target), coalesce(d.revision, (a.after ->> 'revision')::int)
     HAVING count(d.id) <> 1 OR count(a.id) <> 1`,
  );
}

export async function lines(pool: pg.Pool, statement: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(statement);
  return rows.map(({ line }) => line);
}
