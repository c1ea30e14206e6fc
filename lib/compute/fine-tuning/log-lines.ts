import type { RunEvent } from '#lib/domain/train/log/events.ts';
import type { ApiCheckpoint, ApiEvent, ApiJob } from './schema.ts';

/** All that is known of one job. */
export type Known = {
  job: ApiJob;
  /** The oldest first. */
  events: ApiEvent[];
  checkpoints: ApiCheckpoint[];
  /** Nothing more will come. */
  complete: boolean;
};

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

/**
 * A job as lines of our own log. What is known first stays first: as more comes, lines are added at the end, so that a
 * reader can go on from the byte where it was. Checkpoints, which the API lists beside the events, come before the end.
 */
export function logLines(tag: string, { job, events, checkpoints, complete }: Known): RunEvent[] {
  const lines: RunEvent[] = [startOf(tag, job)];
  let step = 0;
  for (const event of events) {
    const made = eventsOf(event, epochsOf(job));
    for (const one of made) if (one.event === 'step') step = Math.max(step, one.step);
    lines.push(...made);
  }
  if (!complete) return lines;
  for (const { step_number, created_at } of checkpoints) {
    const path = `out/checkpoint-${step_number}`;
    lines.push({ event: 'checkpoint', at: at(created_at), step: step_number, path, bytes: null });
  }
  return [...lines, ...endOf(job, step)];
}

function startOf(tag: string, job: ApiJob): RunEvent {
  const unknown = { totalSteps: null, examples: null, truncated: null, dropped: null, device: null };
  const versions = { codeVersion: null, dataHash: null, libraries: {} };
  return {
    event: 'start',
    at: at(job.created_at),
    protocol: 1,
    tag,
    resumedFrom: null,
    ...unknown,
    ...versions,
  };
}

function endOf(job: ApiJob, step: number): RunEvent[] {
  const when = at(job.finished_at ?? job.created_at);
  const final: RunEvent[] = job.fine_tuned_model
    ? [{ event: 'checkpoint', at: when, step, path: 'out/final', bytes: null }]
    : [];
  const outcome =
    job.status === 'succeeded' ? 'succeeded' : job.status === 'cancelled' ? 'stopped' : 'failed';
  const message = wordsOfError(job);
  const error =
    outcome === 'failed' ? { code: codeOf(job), message: message ?? 'No reason was given.' } : null;
  return [...final, { event: 'end', at: when, outcome, step, error }];
}

/** The API's own words of why a job failed. */
export function wordsOfError({ error }: ApiJob): string | null {
  if (!error) return null;
  const words = error.message || error.code;
  if (!words) return null;
  return error.param ? `${words} (${error.param})` : words;
}

function codeOf({ error }: ApiJob): 'bad-data' | 'missing-model' | 'other' {
  const said = `${error?.code ?? ''} ${error?.param ?? ''}`;
  if (/file|dataset|data/.test(said)) return 'bad-data';
  return /model/.test(said) ? 'missing-model' : 'other';
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** "Step 30/90: training loss=0.51, validation loss=0.63", as messages say it where there are no metrics. */
const spoken = /^Step (\d+)(?:\/(\d+))?: training loss=([\d.eE+-]+)(?:.*validation loss=([\d.eE+-]+))?/;

/** As the API took them; null where it says only that it chose. */
function epochsOf({ hyperparameters, method }: ApiJob): number | null {
  return numberOf((method?.supervised?.hyperparameters ?? hyperparameters)?.n_epochs);
}

function eventsOf(event: ApiEvent, epochs: number | null): RunEvent[] {
  const when = at(event.created_at);
  if (event.level === 'warn' || event.level === 'warning' || event.level === 'error') {
    return [{ event: 'warning', at: when, message: event.message }];
  }
  const metrics = event.type === 'metrics' && event.data ? event.data : metricsIn(event.message);
  const step = numberOf(metrics?.step);
  if (!metrics || step === null || step < 0) return [];
  const total = numberOf(metrics.total_steps);
  const evaluation = numberOf(metrics.full_valid_loss) ?? numberOf(metrics.valid_loss);
  const unknown = { gradNorm: null, tokens: null, tokensPerSecond: null, memoryBytes: null };
  const line: RunEvent = {
    ...{ event: 'step', at: when, step, loss: numberOf(metrics.train_loss), ...unknown },
    epoch: total && epochs ? Number(((step / total) * epochs).toFixed(4)) : null,
    learningRate: numberOf(metrics.learning_rate),
  };
  if (evaluation === null) return [line];
  return [line, { event: 'evaluation', at: when, step, loss: evaluation }];
}

function metricsIn(message: string): Record<string, unknown> | null {
  const [, step, total, loss, validation] = spoken.exec(message) ?? [];
  if (step === undefined) return null;
  return {
    ...{ step: Number(step), total_steps: total && Number(total), train_loss: Number(loss) },
    valid_loss: validation && Number(validation),
  };
}

/** What the API says, as the output of a program. */
export const outputOf = ({ events }: Known): string =>
  events.map(({ created_at, level, message }) => `${at(created_at)} ${level} ${message}\n`).join('');
