import pg from 'pg';
import { afterAll } from 'vitest';
import { namedId } from './verb-calls.ts';

/** Stands in every text of the foreign world: whoever reads it has seen what is not theirs. */
export const foreignMark = 'the-secret-of-others';
export const foreignSlug = 'foreign-world';

type Column = { name: string; type: string; kind: string; label: string | null };
type Table = { name: string; columns: Column[] };

/** Every column that has to have a value, and every id but that of another row of the same table. */
const COLUMNS = `
  SELECT c.relname AS name, jsonb_agg(jsonb_build_object('name', a.attname, 'type', t.typname, 'kind', t.typcategory,
           'label', (SELECT min(enumlabel) FROM pg_enum WHERE enumtypid = t.oid)) ORDER BY a.attnum) AS columns
  FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type AS t ON t.oid = a.atttypid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname <> '_prisma_migrations' AND a.attgenerated = '' AND a.attidentity = ''
    AND ((a.attnotnull AND NOT a.atthasdef) OR t.typname = 'uuid' OR a.attname IN ('slug', 'name'))
    AND (a.attnotnull OR NOT EXISTS (SELECT FROM pg_constraint AS f WHERE f.contype = 'f' AND f.conrelid = c.oid
                                     AND f.confrelid = c.oid AND a.attnum = ANY (f.conkey)))
  GROUP BY c.relname ORDER BY c.relname`;

const CHECKS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement FROM pg_constraint
  WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND coninhcount = 0`;

function sampleOf(table: string, { name, type, kind, label }: Column): unknown {
  if (table === 'projects' && name === 'slug') return foreignSlug;
  // The targets of the installation are looked up before what is to run there.
  if (table === 'compute_targets' && name === 'kind') return 'local';
  if (table === 'compute_targets' && name === 'settings') return '{"kind": "local"}';
  if (label !== null) return label;
  if (type === 'uuid') return namedId;
  if (type === 'json' || type === 'jsonb') return JSON.stringify({ mark: foreignMark });
  if (kind === 'A') return '{}';
  if (kind === 'B') return false;
  if (kind === 'N') return 1;
  if (kind === 'D') return '2026-01-01T00:00:00Z';
  if (type === 'bytea') return Buffer.from(foreignMark);
  return foreignMark;
}

/** A project with one row in every table, all with the same id, so that each id of a generated call names a row of it. */
export async function foreignWorld(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // The rows refer to each other in a ring; what is tested is who may reach them, not how they came to be.
  await client.query('SET session_replication_role = replica');
  for (const { statement } of (await client.query<{ statement: string }>(CHECKS)).rows)
    await client.query(statement);
  const tables = (await client.query<Table>(COLUMNS)).rows;
  for (const { name, columns } of tables) {
    const names = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    await client.query(
      `INSERT INTO ${name} (${names}) VALUES (${places})`,
      columns.map((column) => sampleOf(name, column)),
    );
  }
  afterAll(() => client.end());
  return {
    tables: tables.map(({ name }) => name),
    /** Every row of it, by table. */
    rows: async () => {
      const found: Record<string, unknown[]> = {};
      for (const { name, columns } of tables) {
        const id = columns.find(({ type }) => type === 'uuid')?.name;
        const where = id
          ? `WHERE ${pg.escapeIdentifier(id)} = '${namedId}'`
          : `WHERE t::text LIKE '%${foreignMark}%'`;
        found[name] = (await client.query(`SELECT t::text AS row FROM ${name} AS t ${where}`)).rows;
      }
      return found;
    },
  };
}
