type Answer = { status: number; body: unknown };
type Refusal = (status: number, message: string, param?: string | null) => Answer;

type Event = {
  object: 'fine_tuning.job.event';
  id: string;
  created_at: number;
  level: string;
  message: string;
  type: 'message' | 'metrics';
  data: Record<string, number> | null;
};

export type Job = {
  id: string;
  object: 'fine_tuning.job';
  created_at: number;
  finished_at: number | null;
  status: string;
  model: string;
  fine_tuned_model: string | null;
  training_file: string;
  validation_file: string | null;
  user_provided_suffix: string | null;
  metadata: Record<string, string>;
  seed: number;
  method: { type: 'supervised'; supervised: { hyperparameters: Record<string, unknown> } };
  error: { code: string; message: string; param: string | null } | null;
  trained_tokens: number | null;
  /** How many steps it has taken, and what it said; not part of what is sent. */
  inside: { step: number; events: Event[]; checkpoints: { step: number; at: number }[] };
};

export type ServerState = {
  files: { id: string; name: string; content: Buffer }[];
  jobs: Job[];
  steps: number;
  held: boolean;
  numbers: number;
};

type Asked = { method: string; searchParams: URLSearchParams; body: Buffer };

/** /fine_tuning/jobs and what is below it. */
export function jobs(state: ServerState, asked: Asked, [id, part]: string[], refusal: Refusal): Answer {
  const { method, searchParams } = asked;
  if (id === undefined)
    return method === 'POST'
      ? create(state, asked, refusal)
      : list(state.jobs.toReversed(), searchParams, sent);
  const job = state.jobs.find((one) => one.id === id);
  if (!job) return refusal(404, `Could not find fine tune: ${id}`);
  if (part === 'events') return list(job.inside.events.toReversed(), searchParams, (event) => event);
  if (part === 'checkpoints')
    return list(job.inside.checkpoints.toReversed(), searchParams, checkpointOf(job));
  if (part === 'cancel') return cancel(state, job, refusal);
  if (!state.held) getOn(state, job);
  return { status: 200, body: sent(job) };
}

const sent = ({ inside: _, ...job }: Job) => job;

/** A page behind "after", as long as "limit". */
function list<T>(
  all: readonly T[],
  asked: URLSearchParams,
  show: (one: T) => { id?: string } | object,
): Answer {
  const shown = all.map(show) as { id: string }[];
  const from = shown.findIndex(({ id }) => id === asked.get('after')) + 1;
  const limit = Number(asked.get('limit') ?? 20);
  const data = shown.slice(from, from + limit);
  return { status: 200, body: { object: 'list', data, has_more: from + limit < shown.length } };
}

function create(state: ServerState, { body }: Asked, refusal: Refusal): Answer {
  const asked = JSON.parse(body.toString('utf8')) as Partial<Job> & { suffix?: string };
  const training = state.files.find(({ id }) => id === asked.training_file);
  if (!asked.model) return refusal(400, 'You must provide a model.', 'model');
  if (asked.model.includes('unknown'))
    return refusal(400, `Model ${asked.model} is not available for fine-tuning.`, 'model');
  if (!training) return refusal(400, `File '${asked.training_file}' does not exist.`, 'training_file');
  const number = ++state.numbers;
  const job: Job = {
    ...{
      id: `ftjob-${number}`,
      object: 'fine_tuning.job',
      created_at: 1_700_000_000 + number,
      finished_at: null,
    },
    ...{
      status: 'validating_files',
      model: asked.model,
      fine_tuned_model: null,
      error: null,
      trained_tokens: null,
    },
    ...{ training_file: training.id, validation_file: asked.validation_file ?? null },
    ...{ user_provided_suffix: asked.suffix ?? null, metadata: asked.metadata ?? {}, seed: asked.seed ?? 0 },
    method: asked.method ?? { type: 'supervised', supervised: { hyperparameters: { n_epochs: 'auto' } } },
    inside: { step: 0, events: [], checkpoints: [] },
  };
  state.jobs.push(job);
  say(state, job, 'Created fine-tuning job');
  return { status: 200, body: sent(job) };
}

function say(state: ServerState, job: Job, message: string, data: Event['data'] = null): void {
  job.inside.events.push({
    ...{
      object: 'fine_tuning.job.event',
      id: `ftevent-${++state.numbers}`,
      created_at: job.created_at + job.inside.events.length,
    },
    ...{ level: 'info', message, type: data ? 'metrics' : 'message', data },
  });
}

function cancel(state: ServerState, job: Job, refusal: Refusal): Answer {
  if (job.finished_at !== null) return refusal(400, `Job has already completed: ${job.id}`);
  end(state, job, 'cancelled', 'The job was cancelled');
  return { status: 200, body: sent(job) };
}

function end(state: ServerState, job: Job, status: string, message: string): void {
  Object.assign(job, { status, finished_at: job.created_at + job.inside.events.length });
  say(state, job, message);
}

/** One stage further. */
function getOn(state: ServerState, job: Job): void {
  const stages: Record<string, (state: ServerState, job: Job) => void> = {
    validating_files: validate,
    queued: (_, waiting) => {
      waiting.status = 'running';
      say(state, waiting, 'Fine-tuning job started');
    },
    running: learn,
  };
  stages[job.status]?.(state, job);
}

function learn(state: ServerState, job: Job): void {
  const until = Math.min(state.steps, job.inside.step + 5);
  while (job.inside.step < until) step(state, job);
  const at = job.created_at + job.inside.events.length;
  job.inside.checkpoints.push({ step: until, at });
  if (until < state.steps) return;
  job.fine_tuned_model = `ft:${job.model}:team:${job.user_provided_suffix}:${job.id}`;
  job.trained_tokens = 1000 * state.steps;
  end(state, job, 'succeeded', 'The job has successfully completed');
}

function step(state: ServerState, job: Job): void {
  const step = ++job.inside.step;
  const loss = Number((2 / Math.sqrt(step)).toFixed(4));
  const data = { step, total_steps: state.steps, train_loss: loss, train_mean_token_accuracy: 0.5 };
  if (job.validation_file !== null && step % 10 === 0) Object.assign(data, { full_valid_loss: loss + 0.1 });
  say(state, job, `Step ${step}/${state.steps}: training loss=${loss}`, data);
}

/** The file must hold conversations, at least ten of them. */
function validate(state: ServerState, job: Job): void {
  const content = state.files.find(({ id }) => id === job.training_file)?.content.toString('utf8') ?? '';
  const wrong = content
    .trim()
    .split('\n')
    .findIndex((line) => !isConversation(line));
  if (wrong < 0) {
    job.status = 'queued';
    say(state, job, 'Files validated, moving job to queued state');
    return;
  }
  const message = `The job failed due to an invalid training file. Invalid file format. Line ${wrong + 1}: expected a list of messages with a role and content.`;
  job.error = { code: 'invalid_training_file', message, param: 'training_file' };
  end(state, job, 'failed', message);
}

function isConversation(line: string): boolean {
  try {
    const { messages } = JSON.parse(line) as { messages?: { role?: unknown; content?: unknown }[] };
    const fine = ({ role, content }: { role?: unknown; content?: unknown }) =>
      ['system', 'user', 'assistant'].includes(String(role)) && typeof content === 'string';
    return Array.isArray(messages) && messages.length > 1 && messages.every(fine);
  } catch {
    return false;
  }
}

const checkpointOf =
  (job: Job) =>
  ({ step, at }: { step: number; at: number }) => ({
    ...{
      object: 'fine_tuning.job.checkpoint',
      id: `ftckpt-${job.id}-${step}`,
      created_at: at,
      step_number: step,
    },
    ...{ fine_tuning_job_id: job.id, metrics: { step } },
    fine_tuned_model_checkpoint: `ft:${job.model}:team:${job.user_provided_suffix}:ckpt-step-${step}`,
  });
