import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { identify } from './process-identity.ts';
import { claimRecord, readRecord, writeRecord } from './records.ts';

/** The longest that a timer of Node takes. */
const longestTimer = 2 ** 31 - 1;
/** From the warning at the time limit to the end: time for a checkpoint. */
const graceMs = 120_000;

/**
 * The program between the studio and a trainer: it outlives the studio, and writes down how the trainer ends. Its
 * arguments are the run's folder and the attempt's; its environment is the trainer's.
 */
async function main(run: string, attempt: string): Promise<void> {
  const self = await identify(process.pid);
  const launch = await readRecord(attempt, 'launch.json');
  if (!self || !launch) throw new Error(`${attempt} has no launch.json.`);
  if (!(await claimRecord(attempt, 'lock.json', self))) return;
  tellStarter();
  if (await readRecord(attempt, 'stop.json')) {
    return await writeRecord(attempt, 'exit.json', { code: null, signal: 'SIGTERM', at: now() });
  }
  const log = openSync(path.join(run, 'output.log'), 'a', 0o600);
  const [program = '', ...rest] = launch.argv;
  const trainer = spawn(program, rest, { cwd: run, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = endOf(trainer);
  const timer = limitTime(trainer, launch.minutes);
  passOn(trainer);
  await record(attempt, trainer);
  const end = await ended;
  clearTimeout(timer.first);
  await writeRecord(attempt, 'exit.json', { ...end, at: now(), ...(timer.fired ? { timeLimit: true } : {}) });
}

/** The studio waits for this line, unless it is gone already. */
function tellStarter(): void {
  process.stdout.on('error', () => {});
  process.stdout.write('started\n');
}

const now = () => new Date().toISOString();

function endOf(trainer: ChildProcess) {
  return new Promise<{ code: number | null; signal: string | null; error?: string }>((resolve) => {
    trainer.on('error', (error) => resolve({ code: 127, signal: null, error: error.message }));
    trainer.on('exit', (code, signal) => resolve({ code, signal }));
  });
}

async function record(attempt: string, trainer: ChildProcess): Promise<void> {
  const identity = trainer.pid === undefined ? null : await identify(trainer.pid);
  if (identity) await writeRecord(attempt, 'process.json', { ...identity, at: now() });
  // Whoever asked before there was a process to signal was not heard.
  const asked = await readRecord(attempt, 'stop.json');
  if (asked) signalGroup(trainer, asked.how === 'force' ? 'SIGKILL' : 'SIGTERM');
}

function limitTime(trainer: ChildProcess, minutes: number | null) {
  const timer = { fired: false, first: undefined as NodeJS.Timeout | undefined };
  if (minutes === null) return timer;
  const warn = () => {
    timer.fired = true;
    signalGroup(trainer, 'SIGTERM');
    timer.first = setTimeout(() => signalGroup(trainer, 'SIGKILL'), graceMs);
  };
  const wait = (left: number) => {
    const next = Math.min(longestTimer, left);
    timer.first = setTimeout(() => (left > next ? wait(left - next) : warn()), next);
  };
  wait(minutes * 60_000);
  return timer;
}

/** A machine that shuts down ends every process: the trainer saves what it has. */
function passOn(trainer: ChildProcess): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => signalGroup(trainer, 'SIGTERM'));
  process.on('SIGHUP', () => {});
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended at this moment.
  }
}

await main(process.argv[2] ?? '', process.argv[3] ?? '');
