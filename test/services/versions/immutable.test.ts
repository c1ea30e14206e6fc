import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { editVariant, undo } from '#lib/services/review/index.ts';
import { getVersion, listVersionRows } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, exportedText } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db, pool, ownerUrl } = await testDatabase();
const ctx = systemContext(db);

describe('a frozen version', () => {
  test('does not change when its variants are edited, undone or deleted', async () => {
    const { id: projectId, project, variants } = await acceptedProject(ctx, 6);
    const version = await frozenVersion(ctx, { project, name: 'a' });
    const before = await exportedText(ctx, project, 'a', 'chat');
    const { id: variant, problem, solution, answer } = variants[0]!;
    await editVariant(ctx, { project, variant, revision: 1, problem: `${problem} Now?`, solution, answer });
    await undo(ctx, { project });
    await db.variant.delete({ where: { id: variants[1]!.id } });
    await db.seed.updateMany({ where: { projectId }, data: { problem: 'Gone.' } });
    expect((await exportedText(ctx, project, 'a', 'chat')).text).toBe(before.text);
    expect(await verified(ctx, { project, version: 'a' })).toMatchObject({
      intact: true,
      rows: version.rowCount,
      found: version.contentHash,
    });
  });

  test.each([
    `UPDATE version_members SET revision = 2 WHERE version_id = $1`,
    `DELETE FROM version_members WHERE version_id = $1`,
    `UPDATE dataset_versions SET content_hash = 'x' WHERE id = $1`,
    `DELETE FROM dataset_versions WHERE id = $1`,
    `DELETE FROM projects WHERE id = (SELECT project_id FROM dataset_versions WHERE id = $1)`,
  ])('refuses %s', async (statement) => {
    const { project } = await acceptedProject(ctx, 2);
    const { id } = await frozenVersion(ctx, { project, name: 'a' });
    await expect(pool.query(statement, [id])).rejects.toThrow(/immutable/);
    expect(await verified(ctx, { project, version: id })).toMatchObject({ intact: true });
  });

  test('whose members were changed behind the trigger is found by verify, which names the row', async () => {
    const { project } = await acceptedProject(ctx, 5);
    const { id, contentHash } = await frozenVersion(ctx, { project, name: 'a' });
    await behindTheTrigger(
      `UPDATE version_members SET row_hash = sha256(row_hash) WHERE version_id = $1 AND position = 3`,
      id,
    );
    const verdict = await verified(ctx, { project, version: 'a' });
    expect(verdict).toMatchObject({ intact: false, rows: 5, found: contentHash });
    expect(verdict.faults).toMatchObject([{ kind: 'changed-row', position: 3 }]);
  });

  test('whose revision says something else now is found by verify', async () => {
    const { project } = await acceptedProject(ctx, 5);
    const { id } = await frozenVersion(ctx, { project, name: 'a' });
    await behindTheTrigger(
      `UPDATE revisions SET answer = answer || '0'
       WHERE variant_id = (SELECT variant_id FROM version_members WHERE version_id = $1 AND position = 2)`,
      id,
    );
    const verdict = await verified(ctx, { project, version: 'a' });
    expect(verdict).toMatchObject({ intact: false, derived: 4 });
    expect(verdict.faults).toMatchObject([{ kind: 'changed-revision', position: 2 }]);
  });

  test('that was frozen before there were shards is read and verified as it was', async () => {
    const { id: projectId, project, variants } = await acceptedProject(ctx, 3);
    const { contentHash, rowCount } = await frozenVersion(ctx, { project, name: 'new' });
    const rows = await listVersionRows(ctx, { project, version: 'new' });
    const version = await db.datasetVersion.create({
      data: {
        ...{ projectId, number: 2, name: 'old', rowCount, contentHash, files: {}, byteSize: 1 },
        recipe: {},
      },
    });
    for (const { split: _, firstWrongStep: __, rejected: ___, ...row } of rows.items) {
      await db.versionRow.create({ data: { ...row, versionId: version.id } });
      const { position, variantId, revision, seedId } = row;
      await db.versionMember.create({
        data: { versionId: version.id, position, variantId, revision, seedId },
      });
    }
    expect(await verified(ctx, { project, version: 'old' })).toMatchObject({
      intact: true,
      rows: variants.length,
    });
    expect((await listVersionRows(ctx, { project, version: 'old' })).items).toEqual(rows.items);
    expect((await getVersion(ctx, { project, version: 'old' })).mix).toEqual(
      (await getVersion(ctx, { project, version: 'new' })).mix,
    );
  });

  test('is found by number, name and id, and not from another project', async () => {
    const { project } = await acceptedProject(ctx, 2);
    const foreign = await acceptedProject(ctx, 2);
    const made = await frozenVersion(ctx, { project, name: 'first' });
    await frozenVersion(ctx, { project: foreign.slug, name: 'theirs' });
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

async function behindTheTrigger(statement: string, version: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(statement, [version]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
