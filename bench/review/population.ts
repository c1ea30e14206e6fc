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

type Project = { id: string; slug: string };

const perSeed = 20;
const methods = ['MATH_AnsAug', 'MATH_Rephrased', 'MATH_SV', 'MATH_FOBAR'];
const subjects = ['Algebra', 'Geometry', 'Number Theory', 'Prealgebra', 'Precalculus'];
const stretches = 200;

/** A project with so many variants, imported as a synthetic set; a folder that is kept remembers it. */
export async function populate(
  studio: Studio,
  variants: number,
  report: (step: string) => void,
): Promise<Project> {
  const kept = path.join(studio.folder, 'review.json');
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Project;
  const file = path.join(studio.folder, 'variants.jsonl');
  await pipeline(Readable.from(lines(variants)), createWriteStream(file));
  report(`${variants} variants invented`);
  const project = await makeProject(studio.ctx.db);
  await importSet(studio, project, file);
  await rm(file);
  report('imported');
  await spread(studio, project.id);
  report('statuses, levels and subjects spread');
  writeFileSync(kept, JSON.stringify(project));
  return project;
}

function* lines(variants: number): Generator<string> {
  const random = seededRandom('review');
  for (let seed = 0; seed * perSeed < variants; seed++) {
    const original = inventPair(random).problem;
    let text = '';
    for (let at = 0; at < perSeed && seed * perSeed + at < variants; at++) {
      const { problem, solution } = inventPair(random);
      const answer = Math.floor(random() * 1000);
      const response = `${solution} The answer is: ${answer}`;
      text += `${JSON.stringify({ query: problem, response, type: methods[at % 4], original_question: original })}\n`;
    }
    yield text;
  }
}

/** Three of ten decided, every level and subject, checks of every state, in stretches of the table. */
async function spread({ ctx, pool }: Studio, projectId: string): Promise<void> {
  const edges = await ctx.db.variant.aggregate({
    where: { projectId },
    _min: { seq: true },
    _max: { seq: true },
  });
  const [low, high] = [Number(edges._min.seq), Number(edges._max.seq) + 1];
  const random = seededRandom('spread');
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const bound = (at: number) => BigInt(low + Math.floor(((high - low) * at) / stretches));
  for (let at = 0; at < stretches; at++) {
    const share = random();
    await ctx.db.variant.updateMany({
      where: { projectId, seq: { gte: bound(at), lt: bound(at + 1) } },
      data: {
        status: share < 0.2 ? 'accepted' : share < 0.3 ? 'rejected' : 'pending',
        checkState: pick(['passed', 'passed', 'passed', 'undecided', 'failed']),
        level: pick([1, 2, 3, 4, 5]),
        subject: pick(subjects),
      },
    });
  }
  await pool.query('VACUUM ANALYZE variants');
}
