/**
 * The whole studio under load, as `npm start` runs it, while its parts are killed and its surroundings fail:
 *
 *   npm run bench -- faults [--rounds N] [--seed TEXT] [--only kill,database,disk,clock] [--seconds S] [--json]
 *
 * People edit, decide, import, freeze and generate over HTTP without a pause. A checker that knows every acknowledged
 * write looks at the database afterwards. kill: `kill -9` of web, worker, supervisor, the database's first process, one
 * connection of it and all of it, N rounds, at moments that the seed chooses. database: every process of it stopped for
 * S seconds. disk: database and files on a file system of 1 GB that is full for S seconds (where this user may mount
 * one). clock: that of web and worker jumps by an hour (where Debian's libfaketime is installed).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBeside } from '#bin/start/build.ts';
import { env } from '#lib/env.ts';
import { killRounds, type Under } from './faults/kill.ts';
import { frozenDatabase, fullDisk, jumpingClock, movableClock, smallDisk } from './faults/outages.ts';
import { populate, startStudio } from './faults/studio.ts';
import { startEndpoint } from './generate/processes.ts';
import { type Metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string', default: 'kill,database,disk,clock' },
    seconds: { type: 'string', default: '30' },
    people: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const chosen = new Set(values.only.split(','));
const seconds = Number(values.seconds);
const root = env().STUDIO_ROOT;
const top = mkdtempSync(path.join(tmpdir(), 'corollary-faults-'));
// The database runs as another user where root starts the bench, and has to pass through.
chmodSync(top, 0o711);

const began = performance.now();
const report = (line: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);

type Work = (under: Under) => Promise<Metric[]>;

/** A studio of its own for one kind of faults. */
async function under(name: string, data: string, work: Work, environment = {}): Promise<Metric[]> {
  const build = await buildBeside(root);
  const endpoint = await startEndpoint(30);
  const studio = await startStudio({ root, data, build, environment });
  try {
    const people = await populate(studio, endpoint.url, Number(values.people));
    report(`${name}: a studio with ${values.people} people`);
    const state = new URL('/control/state', endpoint.url);
    const calls = async () => ((await (await fetch(state)).json()) as { count: number }).count;
    try {
      return await work({ studio, people, run: `${name}-${values.seed}`, calls, report });
    } finally {
      await people.close();
    }
  } finally {
    await studio.stop();
    await endpoint.stop();
  }
}

async function run(): Promise<Metric[]> {
  report(`seed ${values.seed}`);
  const metrics: Metric[] = [];
  const place = (name: string) => path.join(top, name);
  if (chosen.has('kill')) {
    const work: Work = (given) => killRounds(given, values.seed, Number(values.rounds));
    metrics.push(...(await under('kill', place('kill'), work)));
  }
  if (chosen.has('database'))
    metrics.push(...(await under('database', place('database'), (given) => frozenDatabase(given, seconds))));
  if (chosen.has('disk')) {
    const disk = smallDisk(place('disk'), 1024);
    if (!disk) report('disk: left out, this user may not mount a file system');
    else {
      const work: Work = (given) => fullDisk(given, place('disk'), seconds);
      metrics.push(...(await under('disk', path.join(place('disk'), 'data'), work).finally(disk.free)));
    }
  }
  if (chosen.has('clock')) {
    const clock = path.join(top, 'clock-offset');
    const environment = movableClock(clock);
    if (!environment) report('clock: left out, libfaketime is not installed');
    else
      metrics.push(
        ...(await under('clock', place('clock'), (given) => jumpingClock(given, clock), environment)),
      );
  }
  return metrics;
}

try {
  printMetrics(await run(), values.json);
} finally {
  rmSync(top, { recursive: true, force: true });
}
