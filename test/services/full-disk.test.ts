import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createBackup } from '#lib/services/backup/index.ts';
import { listSeeds, uploadSeeds } from '#lib/services/seeds/index.ts';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import { createVersion, listVersions, showExport, startExport } from '#lib/services/versions/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf } from '#test/support/versions.ts';

/** A file system of a megabyte; undefined where this user may make none. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  afterAll(() => execFileSync('umount', ['-l', folder]));
  return folder;
}

const disk = smallDisk();
const never = new AbortController().signal;
const { db, pool } = await testDatabase();

/** Every file of the disk, temporary ones too. */
const filesOn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
  );

describe.runIf(disk)('on a full disk', () => {
  const files = path.join(disk ?? '', 'files');
  const ctx = { ...systemContext(db), storage: filesystemStorage(files) };
  const ballast = path.join(disk ?? '', 'ballast');
  const fill = () => {
    for (let size = 1 << 20; size >= 1 << 12; size >>= 1) {
      try {
        writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // A smaller piece may still fit.
      }
    }
  };
  const full = /ENOSPC|no space left/i;

  test('an upload, a freeze, an export and a backup fail whole; what is there can be read; with room they go on', async () => {
    const { project } = await acceptedProject(ctx, 30);
    await frozenVersion(ctx, { project, name: 'before' });
    const before = filesOn(files);
    const asked = await startExport(ctx, { project, version: 'before', format: 'chat', container: 'jsonl' });
    fill();

    async function* large() {
      for (let at = 0; at < 64; at++) yield Buffer.alloc(64 * 1024, 'a');
    }
    const upload = uploadSeeds(ctx, { project, fileName: 'large.jsonl', content: large() });
    await expect(upload).rejects.toThrow(full);
    const { run } = await createVersion(ctx, { project, name: 'during' });
    await expect(runFreezeOf(ctx, run)).rejects.toThrow(full);
    await expect(runExport(ctx, asked.id, never)).rejects.toThrow(full);
    const folder = path.join(disk!, 'backup');
    const installation = {
      ...{ root: process.cwd(), data: disk!, storage: ctx.storage, filesFolder: files },
      ...{ keyFingerprint: 'a'.repeat(64), givenSecret: true },
    };
    const backup = () => createBackup(pool, installation, { folder, secrets: false, now: () => new Date() });
    await expect(backup()).rejects.toThrow(full);

    expect(filesOn(disk!).filter((file) => file !== ballast)).toEqual(before);
    expect((await listSeeds(ctx, { project, limit: 50 })).items).toHaveLength(30);
    expect((await listVersions(ctx, { project })).items.map(({ name }) => name)).toEqual(['before']);
    expect(await db.seedImport.count({ where: { fileName: 'large.jsonl' } })).toBe(0);

    rmSync(ballast);
    await runFreezeOf(ctx, run);
    await runExport(ctx, asked.id, never);
    expect(await showExport(ctx, { project, version: 'before', export: asked.id })).toMatchObject({
      status: 'done',
    });
    expect((await listVersions(ctx, { project })).items).toHaveLength(2);
  }, 120_000);
});
