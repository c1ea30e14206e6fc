import { Readable } from 'node:stream';
import { addBenchmark } from '#lib/services/benchmarks/index.ts';
import { removeContaminated, summarizeContamination, waiveHit } from '#lib/services/contamination/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { exportVariants, startBatch } from '#lib/services/generate/index.ts';
import { decideMatching } from '#lib/services/review/index.ts';
import { startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { createVersion, subsetVersion } from '#lib/services/versions/index.ts';
import type { StudyPlace } from './open.ts';
import { studySeeds } from './problems.ts';

/** Variants of each seed that the benchmark is made of. */
const tested = 40;
/** Draws for each variant that is needed: small numbers are drawn twice soon. */
const drawsPerVariant = 2.5;
/** Requests for a seed in one batch, at most. */
const mostSamples = 1000;
const spread = 0.9;

type Asked = { sizes: readonly number[]; doubling: number };
export type StudyData = { benchmark: string; nested: string[]; whole: string };

/** Seeds, a benchmark that nothing is trained on, and nested versions of the rest. */
export async function makeData(place: StudyPlace, { sizes, doubling }: Asked): Promise<StudyData> {
  await importSeeds(place);
  const held = await generate(place, { samples: tested, randomSeed: 999 });
  const draws = (doubling * drawsPerVariant) / studySeeds.length;
  const batches = Math.ceil(draws / mostSamples);
  for (let randomSeed = 1; randomSeed <= batches; randomSeed++)
    await generate(place, { samples: Math.ceil(draws / batches), randomSeed });
  const benchmark = await benchmarkOf(place, held);
  const accepted = await accept(place, held);
  if (accepted < doubling)
    throw new Error(`Only ${accepted} variants are there; ${doubling} were asked for.`);
  return { benchmark, ...(await freeze(place, sizes, doubling)) };
}

const upload = (ctx: Ctx, project: string, fileName: string, lines: readonly string[]) =>
  uploadSeeds(ctx, { project, fileName, content: Readable.from([Buffer.from(`${lines.join('\n')}\n`)]) });

async function importSeeds({ project, act, until, say }: StudyPlace): Promise<void> {
  const id = await act(async (ctx) => {
    const lines = studySeeds.map((one) => JSON.stringify(one));
    const { import: id } = await upload(ctx, project, 'seeds.jsonl', lines);
    const mapping = {
      problem: 'problem',
      solution: 'solution',
      answer: 'answer',
      subject: 'subject',
      level: 'level',
    };
    await startImport(ctx, { project, import: id, format: 'custom', mapping, licence: 'MIT' });
    return id;
  });
  await until(
    'seeds',
    async ({ db }) => (await db.seedImport.findUnique({ where: { id } }))?.status === 'done',
  );
  say(`${studySeeds.length} seeds`);
}

async function generate(
  { project, act, until, say }: StudyPlace,
  asked: { samples: number; randomSeed: number },
) {
  const method = 'perturb-numbers';
  const { batch } = await act((ctx) =>
    startBatch(ctx, { project, method, parameters: { spread }, ...asked }),
  );
  const ended = await until(`variants with random seed ${asked.randomSeed}`, async ({ db }) => {
    const found = await db.batch.findUniqueOrThrow({ where: { id: batch } });
    return ['done', 'failed', 'cancelled'].includes(found.status) && found;
  });
  say(`${ended.done} variants, ${ended.passed} of them passed their checks at once`);
  return batch;
}

/** The held-out batch as a benchmark; the whole corpus is compared with it, and the very same problems are removed. */
async function benchmarkOf({ project, act, until, say }: StudyPlace, held: string): Promise<string> {
  const id = await act(async (ctx) => {
    const { lines } = await exportVariants(ctx, {
      ...{ project, filter: { batch: held, checks: 'passed' } },
    });
    const rows: string[] = [];
    for await (const line of lines) rows.push(line.trim());
    const { import: upload_ } = await upload(ctx, project, 'held-out.jsonl', rows);
    const mapping = {
      problem: 'problem',
      solution: 'solution',
      answer: 'answer',
      subject: 'subject',
      level: 'level',
    };
    const named = { name: 'held-out', licence: 'MIT', description: 'Variants that no model is trained on' };
    await addBenchmark(ctx, { project, import: upload_, format: 'custom', mapping, ...named });
    return upload_;
  });
  await until('the corpus is compared with the benchmark', async ({ db }) => {
    const found = await db.benchmark.findUnique({ where: { id } });
    const run = await db.corpusRun.findFirst({
      where: { project: { slug: project }, kind: 'contamination' },
      orderBy: { createdAt: 'desc' },
    });
    return found?.status === 'done' && run?.status === 'done';
  });
  await act(async (ctx) => {
    const { items } = await summarizeContamination(ctx, { project });
    say(`hits: ${items.map(({ method, count }) => `${method} ${count}`).join(', ')}`);
    const removed = await removeContaminated(ctx, {
      project,
      benchmark: id,
      method: 'exact',
      matching: true,
    });
    say(`${JSON.stringify(removed)} removed: the same problem as in the benchmark`);
    const reason = 'The same words with other numbers are what this study measures.';
    await waiveHit(ctx, { project, benchmark: id, matching: true, reason }).catch(() => undefined);
  });
  return id;
}

async function accept({ project, act, say }: StudyPlace, held: string): Promise<number> {
  return act(async (ctx) => {
    const all = { project, checks: 'passed' as const, status: 'pending' as const };
    await decideMatching(ctx, {
      ...{
        ...all,
        batch: held,
        action: 'reject',
        reasons: ['duplicate'],
        note: 'Held out as the benchmark.',
      },
    });
    const { decided } = await decideMatching(ctx, { ...all, action: 'accept' });
    say(`${decided} variants are accepted`);
    return decided;
  });
}

async function freeze(
  { project, act, until, say }: StudyPlace,
  sizes: readonly number[],
  doubling: number,
): Promise<Omit<StudyData, 'benchmark'>> {
  const done =
    (run: string) =>
    async ({ db }: Ctx) => {
      const found = await db.corpusRun.findUniqueOrThrow({ where: { id: run } });
      if (found.status === 'failed') throw new Error(`The freeze failed: ${found.error}`);
      return found.status === 'done';
    };
  const whole = await act((ctx) =>
    createVersion(ctx, { project, name: 'whole', choice: 'random', size: doubling, randomSeed: 1 }),
  );
  await until('the version is frozen', done(whole.run));
  const nested = await act((ctx) =>
    subsetVersion(ctx, { project, version: 'whole', sizes: [...sizes], name: 'nested' }),
  );
  await until('its nested subsets are frozen', done(nested.run));
  say(`versions: ${[...nested.names, 'whole'].join(', ')}`);
  return { nested: nested.names, whole: 'whole' };
}
