import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The role of web, worker and command line in the embedded database. */
const APP_ROLE = 'corollary_app';

/** What the studio may only add to, whoever asks it: no mistake and no intruder of the studio rewrites them. */
const appendOnly = ['audit_events'];
const readOnly = ['_prisma_migrations'];

/** The address under which the studio works, from the owner's: another role, and a password that does not tell the owner's. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password))
    .update(APP_ROLE)
    .digest('base64url');
  return Object.assign(url, { username: APP_ROLE, password }).href;
}

/** Makes the embedded database's role of the studio where it is not there yet. */
export async function ensureAppRole(ownerUrl: string): Promise<void> {
  const password = new URL(appUrl(ownerUrl)).password;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Processes that start together meet here; the second finds the role of the first.
    const literal = pg.escapeLiteral(password);
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN
        CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${literal};
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
  } finally {
    await client.end();
  }
}

/**
 * Gives every table to the role of `url`, but for those that it may only add to or read. The tables of the studio are
 * its own, since it makes and drops indexes and parts of them; those kept back belong to the owner, so that it can
 * neither change their rows nor switch off the triggers that refuse it.
 */
export async function settleRights(ownerUrl: string, url: string): Promise<void> {
  const role = decodeURIComponent(new URL(url).username);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'corollary rights' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    for (const statement of await statementsFor(client, role)) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Any number that no other program locks. */
const LOCK = 4_026_773_102;

async function statementsFor(client: pg.Client, role: string): Promise<string[]> {
  const name = pg.escapeIdentifier(role);
  const { rows } = await client.query<{ statement: string }>(GIVE, [role, [...appendOnly, ...readOnly]]);
  // Every command of the command line comes by here: what is settled is not written again.
  if (rows.length === 0 && (await client.query(SETTLED, [role, appendOnly, readOnly])).rows[0].settled)
    return [];
  return [
    `GRANT USAGE, CREATE ON SCHEMA public TO ${name}`,
    `GRANT USAGE, CREATE ON SCHEMA graphile_worker TO ${name}`,
    ...rows.map(({ statement }) => statement),
    ...[...appendOnly, ...readOnly].map((table) => `REVOKE ALL ON ${table} FROM PUBLIC, ${name}`),
    ...[...appendOnly, ...readOnly].map((table) => `GRANT SELECT ON ${table} TO ${name}`),
    ...appendOnly.map((table) => `GRANT INSERT ON ${table} TO ${name}`),
    ...appendOnly.map((table) => `GRANT USAGE ON SEQUENCE ${table}_id_seq TO ${name}`),
  ];
}

const SETTLED = `
  SELECT has_schema_privilege($1, 'public', 'CREATE')
    AND bool_and(has_table_privilege($1, t, 'SELECT') AND has_table_privilege($1, t, 'INSERT') = (t = ANY ($2::text[]))
                 AND NOT has_table_privilege($1, t, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')) AS settled
  FROM unnest($2::text[] || $3::text[]) AS t`;

// Parts of a partitioned table and sequences of a column go with their table; what has its owner already is left alone.
const GIVE = `
  SELECT format('ALTER %s %s OWNER TO %I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE'
                ELSE 'TABLE' END, c.oid::regclass, $1::text) AS statement
  FROM pg_class AS c
  WHERE c.relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'S')
    AND pg_get_userbyid(c.relowner) <> $1 AND c.relname <> ALL ($2::text[])
    AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
                    AND (d.deptype = 'e' OR (c.relkind = 'S' AND d.deptype IN ('a', 'i'))))
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, $1::text) FROM pg_proc AS p
  WHERE p.pronamespace = 'graphile_worker'::regnamespace AND pg_get_userbyid(p.proowner) <> $1
  UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO %I', t.oid::regtype, $1::text) FROM pg_type AS t
  WHERE t.typnamespace = 'graphile_worker'::regnamespace AND t.typtype = 'c' AND pg_get_userbyid(t.typowner) <> $1
    AND NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = t.typrelid AND c.relkind <> 'c')`;
