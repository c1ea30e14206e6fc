import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeProject } from '#test/support/factories.ts';
import { importSet } from '../generate/import-set.ts';
import type { Studio } from '../generate/studio.ts';

export type Project = { id: string; slug: string };
export type Place = { studio: Studio; project: Project; report: (step: string) => void };

/** A project with these variants (JSON lines), imported as a synthetic set; a folder that is kept remembers it. */
export async function fill(
  studio: Studio,
  lines: Iterable<string>,
  report: Place['report'],
): Promise<Project> {
  const kept = path.join(studio.folder, 'versions.json');
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Project;
  const file = path.join(studio.folder, 'variants.jsonl');
  await pipeline(Readable.from(lines), createWriteStream(file));
  report('variants made');
  const project = await makeProject(studio.ctx.db);
  await importSet(studio, project, file);
  await rm(file);
  await studio.pool.query('VACUUM ANALYZE variants');
  report('imported');
  writeFileSync(kept, JSON.stringify(project));
  return project;
}
