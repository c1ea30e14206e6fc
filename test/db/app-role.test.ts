import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { appUrl, settleRights } from '#lib/db/app-role.ts';
import { migrate } from '#lib/db/migrate.ts';
import { audit } from '#lib/services/audit.ts';
import { adminUrl, testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { administer } from '#test/support/test-cluster.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { db, url, ownerUrl } = await testDatabase();
const ctx = systemContext(db);
await audit(db, ctx, { action: 'test.write', target: 'thing:1', before: null, after: { n: 1 } });

const asStudio = (statement: string) => administer(url, statement);
const asOwner = (statement: string) => administer(ownerUrl, statement);
const denied = '42501';
const trail = async () => (await asOwner('SELECT * FROM audit_events ORDER BY id')).rows;

describe("the studio's own role in the database", () => {
  test('is no superuser, makes no roles and databases, and is in no group that could', async () => {
    const { rows } = await asStudio(
      `SELECT current_user AS name, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS groups
       FROM pg_roles AS r WHERE rolname = current_user`,
    );
    const not = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false };
    expect(rows).toEqual([{ name: 'corollary_app', ...not, rolbypassrls: false, groups: 0 }]);
  });

  test('writes to the audit trail and reads it', async () => {
    expect(await db.auditEvent.findMany({ where: { action: 'test.write' } })).toHaveLength(1);
  });

  test.each([
    ["UPDATE audit_events SET action = 'x'"],
    ['UPDATE audit_events SET actor_label = actor_label WHERE false'],
    ['DELETE FROM audit_events'],
    ['TRUNCATE audit_events'],
    ['TRUNCATE audit_events RESTART IDENTITY CASCADE'],
    [
      "INSERT INTO audit_events (id, actor_label, action, target) VALUES (1, 'x', 'x', 'x') ON CONFLICT (id) DO UPDATE SET action = 'x'",
    ],
    [
      'MERGE INTO audit_events AS e USING (SELECT 1) AS one ON true WHEN MATCHED THEN UPDATE SET action = action',
    ],
    ['ALTER TABLE audit_events DISABLE TRIGGER ALL'],
    ['ALTER TABLE audit_events DISABLE TRIGGER audit_events_immutable'],
    ['DROP TRIGGER audit_events_immutable ON audit_events'],
    ['CREATE RULE rewrite AS ON INSERT TO audit_events DO INSTEAD NOTHING'],
    ['CREATE TRIGGER other BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change()'],
    ['ALTER TABLE audit_events RENAME TO away'],
    ['ALTER TABLE audit_events ADD COLUMN other int'],
    ['ALTER TABLE audit_events OWNER TO corollary_app'],
    ['DROP TABLE audit_events'],
    ['DROP TABLE audit_events CASCADE'],
    ['DROP FUNCTION refuse_change CASCADE'],
    ['DROP SCHEMA public CASCADE'],
    [
      "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
    ["SELECT setval('audit_events_id_seq', 1)"],
    ['ALTER SEQUENCE audit_events_id_seq RESTART'],
    ['SET session_replication_role = replica'],
    ['GRANT UPDATE ON audit_events TO corollary_app'],
    ['ALTER ROLE corollary_app SUPERUSER'],
    ['SET ROLE studio'],
    ['UPDATE _prisma_migrations SET checksum = $$x$$'],
  ])('%s is refused', async (statement) => {
    const before = await trail();
    // A GRANT without the right to give it is a warning, and gives nothing.
    const code = await asStudio(statement).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );
    if (statement.startsWith('GRANT')) {
      const may = await asOwner(
        "SELECT has_table_privilege('corollary_app', 'audit_events', 'UPDATE') AS may",
      );
      expect(may.rows).toEqual([{ may: false }]);
    } else expect(code).toBe(denied);
    expect(await trail()).toEqual(before);
  });

  test.each([
    ["UPDATE audit_events SET action = 'x'"],
    ['DELETE FROM audit_events'],
    ['TRUNCATE audit_events'],
  ])('%s is refused to the owner by a trigger: a slip with psql changes nothing', async (statement) => {
    await expect(asOwner(statement)).rejects.toMatchObject({ code: '23001' });
  });

  test('owns what it works with: it makes and drops indexes of other tables, and adds jobs', async () => {
    await asStudio('CREATE INDEX of_a_test ON seeds (level); DROP INDEX of_a_test');
    await asStudio("SELECT graphile_worker.add_job('nothing')");
    const { rows } = await asOwner(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S')
         AND pg_get_userbyid(relowner) <> 'corollary_app' ORDER BY relname`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual([
      ...['_prisma_migrations', 'audit_events', 'audit_events_id_seq'],
    ]);
  });
});

describe('an own PostgreSQL', () => {
  test('is settled by an owner who is no superuser, as the guide says, and again without a change', async () => {
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    const [owner, app] = [`${name}_owner`, `${name}_app`];
    const at = (role: string, database: string) =>
      Object.assign(new URL(adminUrl()), { username: role, password: 'secret', pathname: `/${database}` })
        .href;
    await administer(adminUrl(), `CREATE ROLE ${owner} LOGIN PASSWORD 'secret'`);
    await administer(adminUrl(), `CREATE ROLE ${app} LOGIN PASSWORD 'secret'`);
    await administer(adminUrl(), `GRANT ${app} TO ${owner}`);
    await administer(adminUrl(), `CREATE DATABASE ${name} OWNER ${owner}`);
    try {
      await migrate(root, at(owner, name));
      await settleRights(at(owner, name), at(app, name));
      const rights = async () =>
        (
          await administer(
            at(owner, name),
            "SELECT xmin, relacl, relowner FROM pg_class WHERE relname = 'audit_events'",
          )
        ).rows;
      const settled = await rights();
      await settleRights(at(owner, name), at(app, name));
      expect(await rights()).toEqual(settled);
      await administer(at(owner, name), `GRANT UPDATE ON audit_events TO ${app}`);
      await settleRights(at(owner, name), at(app, name));
      expect(await migrate(root, at(app, name))).toEqual([]);
      const write = "INSERT INTO audit_events (actor_label, action, target) VALUES ('x', 'x', 'x')";
      await administer(at(app, name), write);
      for (const change of ["UPDATE audit_events SET action = 'y'", 'TRUNCATE audit_events']) {
        await expect(administer(at(app, name), change)).rejects.toMatchObject({ code: denied });
      }
      await administer(at(app, name), 'CREATE INDEX of_a_test ON seeds (level)');
    } finally {
      await administer(adminUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of [app, owner]) await administer(adminUrl(), `DROP ROLE ${role}`);
    }
  });

  test('that one role owned is given to two, as the guide says', async () => {
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    const [owner, app] = [`${name}_owner`, `${name}_app`];
    const at = (role: string) =>
      Object.assign(new URL(adminUrl()), { username: role, password: 'secret', pathname: `/${name}` }).href;
    const inside = (statement: string) => administer(adminUrl().replace(/[^/]*$/, name), statement);
    for (const role of [app, owner])
      await administer(adminUrl(), `CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await administer(adminUrl(), `CREATE DATABASE ${name} OWNER ${app}`);
    try {
      await migrate(root, at(app));
      await administer(adminUrl(), `GRANT ${app} TO ${owner}`);
      await administer(adminUrl(), `ALTER DATABASE ${name} OWNER TO ${owner}`);
      await inside(`REASSIGN OWNED BY ${app} TO ${owner}`);
      await settleRights(at(owner), at(app));
      await expect(administer(at(app), 'TRUNCATE audit_events')).rejects.toMatchObject({ code: denied });
      await expect(administer(at(app), 'DROP TABLE audit_events')).rejects.toMatchObject({ code: denied });
    } finally {
      await administer(adminUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of [owner, app]) await administer(adminUrl(), `DROP ROLE ${role}`);
    }
  });

  test("the studio's password does not tell the owner's, and is the same at every start", () => {
    const owner = 'postgresql://studio:s3cret@127.0.0.1:5432/corollary';
    expect(appUrl(owner)).toMatch(/^postgresql:\/\/corollary_app:[\w-]{43}@127\.0\.0\.1:5432\/corollary$/);
    expect(appUrl(owner)).toBe(appUrl(owner));
    expect(appUrl(owner)).not.toBe(appUrl(owner.replace('s3cret', 'other')));
  });
});
