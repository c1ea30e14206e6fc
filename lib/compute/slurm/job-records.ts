/** One job, or one task of an array, as Slurm tells of it. */
export type SlurmJob = {
  /** Of the array where it is one. */
  base: string;
  /** Of one task; null of a job without tasks, and of tasks that wait together: `tasks` are those. */
  task: number | null;
  tasks: string | null;
  state: string;
  /** Slurm's word; null where it has none. */
  reason: string | null;
  restarts: number;
  exitCode: number | null;
  signal: number | null;
  node: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
};

/** "Key=value Key=value", where values may hold blanks: of scontrol -o, and of the file of completed jobs. */
export function readFields(line: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const part of line.trim().split(/ +(?=[A-Za-z][\w:/]*=)/)) {
    const at = part.indexOf('=');
    if (at > 0) fields[part.slice(0, at)] = part.slice(at + 1);
  }
  return fields;
}

/** A line of `scontrol -o show job`, or of the file of completed jobs; null where it is none. */
export function readJob(line: string): SlurmJob | null {
  const fields = readFields(line);
  const id = fields.JobId;
  if (id === undefined) return null;
  const tasks = fields.ArrayTaskId ?? null;
  const [code, signal] = (fields.ExitCode ?? '').split(':').map(Number);
  return {
    base: fields.ArrayJobId ?? id,
    task: tasks !== null && /^\d+$/.test(tasks) ? Number(tasks) : null,
    tasks,
    state: (fields.JobState ?? '').split(' ')[0] ?? '',
    reason: known(fields.Reason),
    restarts: Number(fields.Restarts ?? 0) || 0,
    exitCode: code === undefined || Number.isNaN(code) ? null : code,
    signal: signal || null,
    node: known(fields.BatchHost) ?? known(fields.NodeList),
    startedAt: readTime(fields.StartTime),
    endedAt: readTime(fields.EndTime),
  };
}

/** A line of `sacct -P -o JobID,State,ExitCode,NodeList,Start,End`. */
export function readAccounting(line: string): SlurmJob | null {
  const [id = '', state = '', exit = '', node, start, end] = line.split('|');
  const [, base, task] = /^(\d+)(?:_(\d+))?$/.exec(id) ?? [];
  if (base === undefined) return null;
  const { exitCode, signal } = readJob(`JobId=1 ExitCode=${exit}`)!;
  const place = { base, task: task === undefined ? null : Number(task), tasks: task ?? null };
  const times = { startedAt: readTime(start), endedAt: readTime(end) };
  const [word = '', ...by] = state.split(' ');
  const reason = by.length > 0 ? by.join(' ') : null;
  return { ...place, state: word, reason, restarts: 0, exitCode, signal, node: known(node), ...times };
}

function known(value: string | undefined): string | null {
  return value === undefined || /^(|None|\(null\)|None assigned|Unknown)$/.test(value) ? null : value;
}

/** Seconds since 1970, as SLURM_TIME_FORMAT=%s makes them, or the head node's own time in a file of completed jobs. */
function readTime(value: string | undefined): Date | null {
  if (value === undefined) return null;
  const at = new Date(/^\d+$/.test(value) ? Number(value) * 1000 : value);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The record of a job or task among those of its array; of several of the same, the last. */
export function recordOf(jobs: readonly SlurmJob[], id: string): SlurmJob | null {
  const [base = '', task] = id.split('_');
  const own = jobs.filter((job) => job.base === base);
  if (task === undefined) return own.at(-1) ?? null;
  const exact = own.filter((job) => job.task === Number(task)).at(-1);
  return exact ?? own.find(({ tasks }) => tasks !== null && holdsTask(tasks, Number(task))) ?? null;
}

/** Whether "0-9,12%4" or "0-8:2" holds this task. */
export function holdsTask(tasks: string, task: number): boolean {
  return tasks
    .split('%')[0]!
    .split(',')
    .some((part) => {
      const [, from, to, step] = /^(\d+)(?:-(\d+))?(?::(\d+))?$/.exec(part) ?? [];
      if (from === undefined) return false;
      const last = Number(to ?? from);
      return task >= Number(from) && task <= last && (task - Number(from)) % Number(step ?? 1) === 0;
    });
}
