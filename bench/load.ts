/**
 * A working day at once, over HTTP against the built studio on an embedded server of its own: people who decide, an
 * import, a generation batch and exports beside them; then ten times the people; then the same as before:
 *
 *   npm run bench -- load [--minutes 10] [--annotators 50] [--rows 1000000] [--concurrency 128] [--json]
 *
 * People sign in with a password, take the next item of a queue at N = 2 and decide after `--think` seconds in the middle
 * (exponential). The model answers after `--after` ms, in a process of its own. --rush is how long ten times the people
 * come, in seconds. Everything, the people too, shares the machine's cores.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBeside } from '#bin/start/build.ts';
import { env } from '#lib/env.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { makeSeeds, wordProblems } from '#test/support/factories.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { startEndpoint } from './generate/processes.ts';
import { openStudio, type Studio } from './generate/studio.ts';
import { exportAgain, freeze, generate, importFile, type Owner } from './load/beside.ts';
import { crowdMetrics, dayMetrics } from './load/figures.ts';
import { watchMemory } from './load/memory.ts';
import { tellMinutes } from './load/minutes.ts';
import { type Call, type Work, workAll } from './load/people.ts';
import { makePeople, openQueue, signInAll } from './load/sessions.ts';
import { type Metric, printMetrics } from './metrics.ts';
import { populate } from './review/population.ts';
import { serve } from './review/web.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    annotators: { type: 'string', default: '50' },
    rows: { type: 'string', default: '1000000' },
    variants: { type: 'string', default: '40000' },
    concurrency: { type: 'string', default: '128' },
    after: { type: 'string', default: '2000' },
    think: { type: 'string', default: '4' },
    rush: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const number = (name: Exclude<keyof typeof values, 'json'>) => Number(values[name]);
const [people, seconds] = [number('annotators'), 60 * number('minutes')];

const began = performance.now();
const report = (step: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${step}`);

type Web = Awaited<ReturnType<typeof serve>>;

async function makeWork(studio: Studio, web: Web, project: { id: string; slug: string }) {
  const emails = await makePeople(studio, project.id, 'annotator', 10 * people);
  const owners = await makePeople(studio, project.id, 'owner', 1);
  const queue = await openQueue(studio, project);
  report('people and a queue are there');
  const [session] = await signInAll(web.url, owners);
  const sessions = await signInAll(web.url, emails);
  report(`${sessions.length} people are signed in`);
  const owner: Owner = { web: web.url, session: session!, project: project.slug };
  const work = { web: web.url, project: project.slug, queue, think: number('think') };
  return { owner, sessions, work };
}

/** The load that goes on beside the people, until `stop`. */
async function makeBeside(studio: Studio, owner: Owner, projectId: string, endpoint: string) {
  const file = path.join(studio.folder, 'import.jsonl');
  await writeCorpus(file, number('rows'));
  report(`${number('rows')} rows are written`);
  const version = await freeze(owner);
  report('a version is frozen');
  await makeSeeds(studio.ctx.db, projectId, wordProblems(1000));
  const { id: model } = await saveModel(studio.ctx, {
    ...{ project: owner.project, name: 'local', baseUrl: endpoint, model: 'm' },
    ...{ concurrency: number('concurrency'), priceInput: 1, priceOutput: 2, timeoutSeconds: 60 },
    ...{ check: false, reason: 'a bench' },
  });
  // More than can be answered in the time: the batch is to last as long as the people work.
  const most = (number('concurrency') * seconds * 1000) / number('after');
  const samples = Math.min(64, Math.max(1, Math.ceil(most / 1000)));
  return (stop: AbortSignal) => ({
    imported: importFile(owner, file, stop),
    generated: generate(owner, model, samples, stop),
    exported: exportAgain(owner, version, stop),
  });
}

/** People and all else at once. */
async function day(
  work: Work,
  beside: Awaited<ReturnType<typeof makeBeside>>,
  { studio, web }: { studio: Studio; web: Web },
): Promise<Metric[]> {
  const stop = new AbortController();
  const memory = watchMemory(web.processes);
  const { imported, generated, exported } = beside(stop.signal);
  const all = Promise.all([imported, generated, exported]);
  all.catch(() => {});
  const calls: Call[] = [];
  const minutes = tellMinutes({ studio, web: web.url }, calls, report);
  await workAll(work, calls).finally(minutes.end);
  stop.abort();
  const used = memory.end();
  const [file, batch, exports] = await all;
  report(`${calls.length} calls of ${work.sessions.length} people`);
  const sent = number('rows');
  return dayMetrics({ calls, used, file, batch, exports, sent, seconds, isLong: seconds >= 300 });
}

async function run(): Promise<Metric[]> {
  const root = env().STUDIO_ROOT;
  const build = await buildBeside(root);
  const endpoint = await startEndpoint(number('after'));
  const studio = await openStudio();
  let web: Web | null = null;
  try {
    const project = await populate(studio, number('variants'), report);
    web = await serve({ root, build, studio });
    const { owner, sessions, work } = await makeWork(studio, web, project);
    const beside = await makeBeside(studio, owner, project.id, endpoint.url);
    const few = { ...work, sessions: sessions.slice(0, people), seconds };
    const metrics = await day(few, beside, { studio, web });
    const crowd = await workAll({ ...work, sessions, seconds: number('rush') });
    report(`${crowd.length} calls of ${sessions.length} people`);
    const after = await workAll({ ...few, seconds: Math.min(30, number('rush')) });
    const isSame = web.pids().join() === web.processes.map(({ pid }) => pid).join();
    metrics.push(...crowdMetrics({ crowd, after, isSame, seconds: number('rush') }));
    return metrics;
  } finally {
    await web?.stop();
    await studio.close();
    await endpoint.stop();
    await rm(studio.folder, { recursive: true, force: true });
  }
}

printMetrics(await run(), values.json);
