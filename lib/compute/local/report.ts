import { hostname } from 'node:os';
import { exitWords, signalWords } from '../end-words.ts';
import type { Report } from '../target.ts';
import { isAlive } from './process-identity.ts';
import { type AttemptRecords, readRecord } from './records.ts';

/** What the records of an attempt say of it, and whether its processes live. */
export async function reportOf(attempt: string): Promise<Report> {
  const lock = await readRecord(attempt, 'lock.json');
  if (!lock) return { ...nothing, state: 'lost', reason: 'It was never started here.' };
  const trainer = await readRecord(attempt, 'process.json');
  const asked = await readRecord(attempt, 'stop.json');
  const begun = { ...nothing, node: hostname(), startedAt: trainer ? new Date(trainer.at) : null };
  const lives = (await isAlive(lock)) || (trainer !== null && (await isAlive(trainer)));
  // Looked at last: whoever is not alive has written it before.
  const exit = await readRecord(attempt, 'exit.json');
  if (exit) return { ...begun, ...endOf(exit, asked), exitCode: exit.code, endedAt: new Date(exit.at) };
  if (!lives) return { ...begun, state: 'lost', reason: lostWords };
  if (asked) return { ...begun, state: 'stopping' };
  return { ...begun, state: trainer ? 'running' : 'starting' };
}

const nothing: Report = {
  ...{ state: 'lost', reason: null, exitCode: null, node: null, startedAt: null, endedAt: null, restarts: 0 },
};

const lostWords =
  'Its processes are gone and none wrote down how it ended: the machine was restarted, or they were killed. It can go on from its newest checkpoint.';

type Asked = AttemptRecords['stop.json'] | null;

function endOf(exit: AttemptRecords['exit.json'], asked: Asked): Pick<Report, 'state' | 'reason'> {
  const { code, signal, error, timeLimit } = exit;
  if (error !== undefined) return { state: 'failed', reason: `It could not be started: ${error}` };
  if (code === 0) return { state: 'succeeded', reason: null };
  const late = timeLimit ? 'Its time limit was over. ' : '';
  if (code === 75) return { state: 'stopped', reason: `${late}A checkpoint was saved.` };
  if (asked) {
    const words =
      asked.how === 'force'
        ? 'It was ended at once.'
        : 'It ended as it was asked to; its log says whether it saved a checkpoint.';
    return { state: 'cancelled', reason: words };
  }
  return { state: 'failed', reason: late + (signal === null ? exitWords(code) : signalWords(signal)) };
}
