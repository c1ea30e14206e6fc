import type { Report } from '#lib/compute/target.ts';
import { storableJson, storableText } from '#lib/domain/storable-text.ts';
import { type Failure, failureIn } from '#lib/domain/train/failures.ts';
import type { LegState } from '#lib/domain/train/leg-state.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Desk } from './desk.ts';
import { listCheckpoints } from './list-checkpoints.ts';
import { readLog } from './read-log.ts';
import { addEvent, setState } from './set-state.ts';

type Ending = Pick<Report, 'endedAt' | 'failure'>;

/** Of the output, so much is kept. */
const tailBytes = 64 * 1024;
const manifestBytes = 4 * 1024 * 1024;

/** The end of a leg: all of its log, its checkpoints, its own account, the last lines; then the next leg, if there is one. */
export async function finishLeg(desk: Desk, next: LegState, report: Ending): Promise<void> {
  const { ctx, leg, attempt, run } = desk;
  await readLog(desk);
  await listCheckpoints(desk);
  const outputTail = await tailOf(desk);
  const manifest = await manifestOf(desk);
  const failure = next.state === 'failed' ? await failureOf(desk, report, outputTail) : null;
  const { legId, number } = attempt;
  await ctx.db.$transaction(async (tx) => {
    await tx.trainingAttempt.update({
      where: { legId_number: { legId, number } },
      data: { endedAt: report.endedAt ?? ctx.now() },
    });
    await setState(tx, desk, next, { outputTail, failure, ...(manifest !== null && { manifest }) });
    if (failure !== null && failure !== 'other') await addEvent(tx, desk, 'failure', failure);
    await enqueue(tx, 'train.follow', { runId: run.id });
    if (leg.slot !== null) await wakeNext(tx, desk);
  });
}

/** Whoever waits for the slot looks at once. */
async function wakeNext(tx: Parameters<typeof setState>[0], { run }: Desk): Promise<void> {
  const next = await tx.trainingRun.findFirst({
    where: { targetId: run.targetId, state: 'queued', NOT: { id: run.id } },
    orderBy: [{ createdAt: 'asc' }, { place: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (next) await enqueue(tx, 'train.follow', { runId: next.id });
}

async function tailOf({ target, plan }: Desk): Promise<string> {
  const { tag } = plan.config;
  const { size } = await target.read(tag, 'output.log', 0, 0);
  const { bytes } = await target.read(tag, 'output.log', Math.max(0, size - tailBytes), tailBytes);
  return storableText(Buffer.from(bytes).toString('utf8'));
}

async function manifestOf({ target, plan }: Desk): Promise<object | null> {
  const { bytes } = await target.read(plan.config.tag, 'manifest.json', 0, manifestBytes);
  if (bytes.length === 0) return null;
  try {
    return JSON.parse(storableJson(JSON.parse(Buffer.from(bytes).toString('utf8')))) as object;
  } catch {
    return null;
  }
}

/** What the trainer itself called it, else what the target knows, else what its last lines look like. */
async function failureOf({ ctx, leg }: Desk, { failure }: Ending, output: string): Promise<Failure> {
  const told = await ctx.db.trainingLeg.findUnique({ where: { id: leg.id }, select: { failure: true } });
  return (told?.failure as Failure | null) ?? failure ?? failureIn(output);
}
