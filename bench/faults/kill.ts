import { checkPromises } from '#test/support/faults/check.ts';
import { acknowledged } from '#test/support/faults/ledger.ts';
import { startLoad } from '#test/support/faults/load.ts';
import { type Moment, planMoments, victims } from '#test/support/faults/plan.ts';
import { childRunning, killDatabase, signal } from '#test/support/faults/processes.ts';
import { runRounds, settle } from '#test/support/faults/rounds.ts';
import { type Metric, metric } from '../metrics.ts';
import { concurrency, type FaultyStudio, type Population } from './studio.ts';

/** Milliseconds within which everything that was begun has ended: two leases, and the work itself on a busy machine. */
export const settleMs = 300_000;
const limit = 180_000;

export type Under = {
  studio: FaultyStudio;
  people: Population;
  run: string;
  calls: () => Promise<number>;
  report: (line: string) => void;
};

export const loadOf = ({ people, run }: Under) =>
  startLoad({
    ...{ db: people.db, doors: people.doors, variants: people.variants, run },
    generate: { method: 'answer-augmentation', model: people.model, filter: { limit: 100 } },
  });

/** Every part killed in turn at random moments, and what is left of every promise afterwards. */
export async function killRounds(under: Under, seed: string, rounds: number): Promise<Metric[]> {
  const { report, calls, people } = under;
  const moments = planMoments(seed, rounds, victims);
  let ahead = 0;
  const load = loadOf(under);
  const took = await runRounds({
    ...{ load, moments, calls, limit, told: report },
    strike: async (moment) => {
      if (await isAhead(people)) ahead++;
      await strike(under.studio, moment);
    },
  });
  const kills = moments.length;
  const back = took.toSorted((one, other) => one - other);
  const name = `${kills} kills`;
  return [
    metric(`${name}: seconds until a write is acknowledged again, p50`, at(back, 0.5), 's'),
    metric(`${name}: seconds until a write is acknowledged again, most`, at(back, 1), 's', {
      most: limit / 1000,
    }),
    metric(`${name}: with more requests claimed than calls at once`, ahead, '', { least: 1 }),
    ...(await judged(under, load, name)),
  ];
}

/** Requests that wait for their call, or whose reply is on its way into the database, beyond those that may be asked at once. */
const isAhead = async ({ db }: Population) =>
  (await db.generationRequest.count({ where: { status: 'leased' } })) > concurrency;

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

async function strike(studio: FaultyStudio, { victim, after }: Moment): Promise<void> {
  if (victim === 'web') return signal('SIGKILL', childRunning(studio.supervisor(), 'next'));
  if (victim === 'worker') return signal('SIGKILL', childRunning(studio.supervisor(), 'worker/index.ts'));
  if (victim !== 'supervisor') return killDatabase(studio.database, victim, after);
  await studio.killSupervisor();
  await studio.start();
}

/** Ends the load, waits for what is under way, and looks at every promise. */
export async function judged(
  { people, calls, report }: Under,
  load: ReturnType<typeof startLoad>,
  name: string,
): Promise<Metric[]> {
  const ledger = await load.stop();
  const { seconds, open } = await settle(people.pool, settleMs);
  const findings = await checkPromises(people.db, people.pool, ledger);
  for (const { promise, broken } of findings)
    report(`BROKEN ${name}: ${promise}: ${broken.length}: ${broken.slice(0, 5).join('; ')}`);
  const requests = await people.db.generationRequest.count({
    where: { status: { in: ['done', 'refused'] } },
  });
  const broken = (promise: string) => findings.find((one) => one.promise === promise)?.broken.length ?? 0;
  const promises = [
    'no acknowledged write is lost',
    'no request is answered twice',
    'no half version',
    'no half import',
    'no write without its decision, revision and audit line',
    'nobody sees an older state, and no proper write is refused',
  ];
  return [
    metric(`${name}: acknowledged writes`, acknowledged(ledger), ''),
    metric(`${name}: versions asked for`, ledger.versions.length, '', { least: 1 }),
    metric(`${name}: imports started`, ledger.imports.length, '', { least: 1 }),
    metric(`${name}: batches started`, ledger.batches.length, '', { least: 1 }),
    metric(`${name}: writes without an answer`, ledger.unanswered, ''),
    metric(
      `${name}: calls of the model for each request that ended`,
      (await calls()) / Math.max(1, requests),
      '',
    ),
    ...promises.map((promise) => metric(`${name}: broken: ${promise}`, broken(promise), '', { most: 0 })),
    metric(`${name}: work that is stuck ${settleMs / 1000} s later`, open.length, '', { most: 0 }),
    metric(`${name}: seconds until everything had ended`, seconds, 's'),
  ];
}
