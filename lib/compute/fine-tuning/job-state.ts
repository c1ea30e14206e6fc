import { type Report, TargetUnreachable } from '../target.ts';
import { wordsOfError } from './log-lines.ts';
import type { ApiJob } from './schema.ts';

const states: Record<string, Report['state']> = {
  ...{ validating_files: 'starting', queued: 'queued', paused: 'queued', running: 'running' },
  ...{ succeeded: 'succeeded', failed: 'failed', cancelled: 'cancelled' },
};
const words: Record<string, string> = {
  validating_files: 'The API looks through the file.',
  queued: 'Waits for its turn at the API.',
  paused: 'The API has paused it.',
};

/** What the API says of a job. */
export function reportOf(job: ApiJob, asked: boolean): Report {
  const state = states[job.status];
  if (state === undefined)
    throw new TargetUnreachable(`The API says "${job.status}", which is no status that is known.`);
  const over = job.status in words || job.status === 'running';
  const end = over || !job.finished_at ? null : new Date(job.finished_at * 1000);
  return {
    state: over && asked ? 'stopping' : state,
    reason:
      state === 'failed'
        ? `The API: ${wordsOfError(job) ?? 'no reason was given.'}`
        : (words[job.status] ?? null),
    ...{ exitCode: null, node: null, restarts: 0 },
    startedAt: state === 'queued' || state === 'starting' ? null : new Date(job.created_at * 1000),
    endedAt: end,
  };
}
