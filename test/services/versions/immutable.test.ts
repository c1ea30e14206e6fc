import { describe, expect, test } from 'vitest';
import { editVariant, undo } from '#lib/services/review/index.ts';
import { createVersion, getVersion, verifyVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, exportedText } from '#test/support/variants.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

describe('a frozen version', () => {
  test('does not change when its variants are edited, undone or deleted', async () => {
    const { id: projectId, project, variants } = await acceptedProject(ctx, 6);
    const version = await createVersion(ctx, { project, name: 'a' });
    const before = await exportedText(ctx, project, 'a', 'chat');
    const { id: variant, problem, solution, answer } = variants[0]!;
    await editVariant(ctx, { project, variant, revision: 1, problem: `${problem} Now?`, solution, answer });
    await undo(ctx, { project });
    await db.variant.delete({ where: { id: variants[1]!.id } });
    await db.seed.updateMany({ where: { projectId }, data: { problem: 'Gone.' } });
    expect((await exportedText(ctx, project, 'a', 'chat')).text).toBe(before.text);
    expect(await verifyVersion(ctx, { project, version: 'a' })).toMatchObject({
      intact: true,
      rows: version.rowCount,
      found: version.contentHash,
    });
  });

  test.each([
    `UPDATE version_rows SET answer = '0' WHERE version_id = $1`,
    `DELETE FROM version_rows WHERE version_id = $1`,
    `UPDATE dataset_versions SET content_hash = 'x' WHERE id = $1`,
    `DELETE FROM dataset_versions WHERE id = $1`,
    `DELETE FROM projects WHERE id = (SELECT project_id FROM dataset_versions WHERE id = $1)`,
  ])('refuses %s', async (statement) => {
    const { project } = await acceptedProject(ctx, 2);
    const { id } = await createVersion(ctx, { project, name: 'a' });
    await expect(pool.query(statement, [id])).rejects.toThrow(/immutable/);
    expect(await verifyVersion(ctx, { project, version: id })).toMatchObject({ intact: true });
  });

  test('whose row was changed behind the trigger is found by verify', async () => {
    const { project } = await acceptedProject(ctx, 5);
    const { id, contentHash } = await createVersion(ctx, { project, name: 'a' });
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      await client.query(
        `UPDATE version_rows SET answer = answer || '0' WHERE version_id = $1 AND position = 3`,
        [id],
      );
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const verdict = await verifyVersion(ctx, { project, version: 'a' });
    expect(verdict).toMatchObject({ intact: false, rows: 5, expected: contentHash });
    expect(verdict.found).not.toBe(contentHash);
  });

  test('with a row missing is found by verify', async () => {
    const { project } = await acceptedProject(ctx, 5);
    const { id } = await createVersion(ctx, { project, name: 'a' });
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      await client.query(`DELETE FROM version_rows WHERE version_id = $1 AND position = 4`, [id]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect(await verifyVersion(ctx, { project, version: 'a' })).toMatchObject({ intact: false, rows: 4 });
  });

  test('is found by number, name and id, and not from another project', async () => {
    const { project } = await acceptedProject(ctx, 2);
    const foreign = await acceptedProject(ctx, 2);
    const made = await createVersion(ctx, { project, name: 'first' });
    await createVersion(ctx, { project: foreign.slug, name: 'theirs' });
    for (const version of ['1', 'first', made.id]) {
      expect((await getVersion(ctx, { project, version })).id).toBe(made.id);
    }
    for (const version of ['2', 'theirs', 'firs', crypto.randomUUID()]) {
      await expect(getVersion(ctx, { project, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(getVersion(ctx, { project: foreign.slug, version: made.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
