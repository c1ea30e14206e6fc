import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Ctx } from '#lib/services/context.ts';
import { beat, beatMs, buryDead, type WorkerIdentity, type WorkerPool } from '#lib/services/workers/index.ts';

/** A name that no other worker has or had: pids come back, also on the same machine. */
export function workerName(): string {
  return `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Beats for a worker, and at every beat tells its counts and gives back what dead workers hold. */
export function keepBeating(
  ctx: Ctx,
  worker: WorkerIdentity,
  options: { warn: (message: string) => void; metrics: () => Promise<object> },
) {
  const { warn, metrics } = options;
  let pool: WorkerPool | null = null;
  const once = async () => {
    await beat(ctx, worker, pool, await metrics());
    for (const id of await buryDead(ctx, (other) => isGone(other, worker)))
      warn(`The work of ${id} was given back.`);
  };
  const timer = setInterval(() => {
    once().catch((error: Error) => warn(`A heartbeat was lost: ${error.message.split('\n').at(-1)}`));
  }, beatMs);
  return {
    /** The first beat comes before the first job. */
    firstBeat: once,
    locksAs: async (runner: WorkerPool) => {
      pool = runner;
      await beat(ctx, worker, pool);
    },
    stop: () => clearInterval(timer),
  };
}

/** A worker of this machine whose process is not there any more. */
function isGone(other: { id: string; hostname: string; pid: number }, self: WorkerIdentity): boolean {
  if (other.hostname !== self.hostname || other.id === self.id) return false;
  if (other.pid === self.pid) return true;
  try {
    process.kill(other.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
