import { exitWords, signalWords } from '../end-words.ts';
import type { Report, TargetState } from '../target.ts';
import type { SlurmJob } from './job-records.ts';

/** What the job's own script wrote down. */
export type Begun = { job: string; restarts: number; node: string; at: string };
export type Exit = { code: number; signal: number | null; asked: number; at: string };
export type Written = { begun: Begun | null; exit: Exit | null; asked: 'checkpoint' | 'force' | null };

type Verdict = Pick<Report, 'state' | 'reason' | 'failure'>;

/** What Slurm and the job's script say together. Slurm decides about where it is; how the trainer ended, its script. */
export function reportOf(job: SlurmJob | null, written: Written): Report {
  const { begun, exit } = written;
  const code = exit?.code ?? job?.exitCode ?? null;
  const verdict = job === null ? forgotten(written) : verdictOf(job, written, code);
  const ended = endsWith(verdict.state);
  return {
    ...verdict,
    exitCode: ended ? code : null,
    node: job?.node ?? begun?.node ?? null,
    startedAt: begun ? new Date(begun.at) : verdict.state === 'queued' ? null : (job?.startedAt ?? null),
    endedAt: ended ? (job?.endedAt ?? (exit ? new Date(exit.at) : null)) : null,
    restarts: Math.max(job?.restarts ?? 0, begun?.restarts ?? 0),
  };
}

const endsWith = (state: TargetState) => !['queued', 'starting', 'running', 'stopping'].includes(state);

const requeued = new Set(['REQUEUED', 'REQUEUE_FED', 'REQUEUE_HOLD', 'SPECIAL_EXIT', 'RESV_DEL_HOLD']);
const resume = 'Resume goes on from the newest checkpoint.';

function verdictOf(job: SlurmJob, written: Written, code: number | null): Verdict {
  const { state, node } = job;
  if (state === 'PENDING' || requeued.has(state)) return { state: 'queued', reason: waitingWords(job) };
  if (state === 'CONFIGURING') return { state: 'starting', reason: 'Slurm prepares its node.' };
  if (state === 'COMPLETING') return { state: 'stopping', reason: null };
  if (state === 'SUSPENDED' || state === 'STOPPED')
    return { state: 'running', reason: 'Slurm has suspended it.' };
  if (state === 'RUNNING' || state === 'SIGNALING' || state === 'STAGE_OUT' || state === 'RESIZING') {
    return { state: written.asked ? 'stopping' : written.begun ? 'running' : 'starting', reason: null };
  }
  if (state === 'COMPLETED') return { state: 'succeeded', reason: null };
  if (state === 'FAILED') return failed(job, written, code);
  if (state === 'CANCELLED') return { state: 'cancelled', reason: cancelledWords(job, written) };
  const at = node === null ? 'Its node' : `The node ${node}`;
  const verdicts: Record<string, Verdict> = {
    TIMEOUT: timeout(written),
    OUT_OF_MEMORY: {
      ...{ state: 'failed', failure: 'out-of-memory' },
      reason:
        'It used more memory than it had asked for, and Slurm ended it: ask for more, or use a smaller micro-batch.',
    },
    NODE_FAIL: { state: 'lost', reason: `${at} failed, and Slurm did not start the run again. ${resume}` },
    PREEMPTED: { state: 'cancelled', reason: `A job of higher priority took its place. ${resume}` },
    BOOT_FAIL: {
      state: 'failed',
      reason: `${at} could not be booted. Start it again, or tell who runs the cluster.`,
    },
    DEADLINE: { state: 'failed', reason: 'Slurm ended it: its deadline could not be kept.' },
    REVOKED: { state: 'cancelled', reason: 'Slurm gave it to another cluster of the federation.' },
  };
  return (
    verdicts[state] ?? {
      state: 'failed',
      reason: `Slurm says ${state}${job.reason ? ` (${job.reason})` : ''}.`,
    }
  );
}

function failed(job: SlurmJob, { asked, exit }: Written, code: number | null): Verdict {
  if (code === 75 && exit === null && asked)
    return { state: 'cancelled', reason: 'It was stopped before it began.' };
  if (code === 75) {
    const late = exit?.asked && asked === null ? 'Its time limit was nearly over. ' : '';
    return { state: 'stopped', reason: `${late}A checkpoint was saved.` };
  }
  if (asked)
    return {
      state: 'cancelled',
      reason: 'It ended as it was asked to; its log says whether it saved a checkpoint.',
    };
  const signal = exit?.signal ?? job.signal;
  return { state: 'failed', reason: signal ? signalWords(signalName(signal)) : exitWords(code) };
}

function timeout({ exit }: Written): Verdict {
  if (exit?.code === 75)
    return { state: 'stopped', reason: 'Its time limit was over. A checkpoint was saved.' };
  return {
    state: 'failed',
    reason: `Its time limit was over. ${resume} Ask for more minutes, or save more often.`,
  };
}

function cancelledWords({ reason }: SlurmJob, { asked, exit }: Written): string {
  const saved = exit?.code === 75 ? 'A checkpoint was saved.' : resume;
  if (asked) return asked === 'force' ? 'It was ended at once.' : `It was stopped. ${saved}`;
  const user = /^by (\d+)/.exec(reason ?? '')?.[1];
  return `Somebody cancelled it at the cluster (scancel${user ? ` by user ${user}` : ''}). ${saved}`;
}

const waits: Record<string, string> = {
  Resources: 'Waits for free nodes.',
  Priority: 'Waits behind jobs of higher priority.',
  BeginTime: 'Waits until Slurm begins it again.',
  PartitionTimeLimit: 'Asks for more minutes than its partition allows: it will never start.',
  PartitionNodeLimit: 'Asks for more than its partition has: it will never start.',
  BadConstraints: 'Asks for what no node has: it will never start.',
  ReqNodeNotAvail: 'Waits for a node that is down or reserved.',
  JobHeldAdmin: 'Held by who runs the cluster.',
  JobHeldUser: 'Held (scontrol hold); scontrol release lets it start.',
  JobArrayTaskLimit: 'Waits until fewer runs of its sweep are at work.',
};

function waitingWords({ reason, restarts }: SlurmJob): string | null {
  const again =
    restarts > 0
      ? 'Its node failed or was needed for another job; it goes on from its newest checkpoint. '
      : '';
  const word = reason?.split(',')[0] ?? null;
  const why = word === null ? '' : (waits[word] ?? `Slurm says ${word}.`);
  return `${again}${why}`.trim() || null;
}

/** Slurm does not know the job any more: its script's last words count. */
function forgotten(written: Written): Verdict {
  const { exit, begun, asked } = written;
  if (exit?.code === 0) return { state: 'succeeded', reason: null };
  if (exit) return failed({ signal: null } as SlurmJob, written, exit.code);
  if (asked) return { state: 'cancelled', reason: 'It was stopped.' };
  const words = begun ? 'It began and left no word of its end' : 'It never began';
  return { state: 'lost', reason: `Slurm does not know it any more. ${words}. ${resume}` };
}

const signals: Record<number, string> = {
  2: 'SIGINT',
  6: 'SIGABRT',
  7: 'SIGBUS',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};
const signalName = (signal: number) => signals[signal] ?? `signal ${signal}`;
