import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '#lib/math/random.ts';
import { makeProject } from '#test/support/factories.ts';
import { importSet } from '../generate/import-set.ts';
import type { Studio } from '../generate/studio.ts';
import { inventPair } from '../near-duplicates/invented-problems.ts';

export type Project = { id: string; slug: string };
export type Place = { studio: Studio; project: Project; report: (step: string) => void };

const seeds = 7500;
const methods = ['MATH_AnsAug', 'MATH_Rephrased', 'MATH_SV', 'MATH_FOBAR'];

/** A project with so many variants of 7,500 seeds, imported as a synthetic set; a folder that is kept remembers it. */
export async function fill(studio: Studio, rows: number, report: Place['report']): Promise<Project> {
  const kept = path.join(studio.folder, 'versions.json');
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Project;
  const file = path.join(studio.folder, 'variants.jsonl');
  await pipeline(Readable.from(lines(rows)), createWriteStream(file));
  report(`${rows} variants invented`);
  const project = await makeProject(studio.ctx.db);
  await importSet(studio, project, file);
  await rm(file);
  await studio.pool.query('VACUUM ANALYZE variants');
  report('imported');
  writeFileSync(kept, JSON.stringify(project));
  return project;
}

/** About 300 characters of problem and 800 of solution. */
function* lines(rows: number): Generator<string> {
  const random = seededRandom('versions');
  const originals = Array.from({ length: Math.min(seeds, rows) }, () => inventPair(random).problem);
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let at = from; at < Math.min(rows, from + 1000); at++) {
      const [one, two] = [inventPair(random), inventPair(random)];
      const answer = Math.floor(random() * 1000);
      const query = `${one.problem} (${at})`;
      const steps = `${one.solution} ${two.solution}`;
      const response = `${steps.slice(0, steps.lastIndexOf(' ', 790))} The answer is: ${answer}`;
      const type = methods[at % methods.length];
      text += `${JSON.stringify({ query, response, type, original_question: originals[at % originals.length] })}\n`;
    }
    yield text;
  }
}
