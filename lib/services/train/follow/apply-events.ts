import type { Tx } from '#lib/db/client.ts';
import type { TrainingPoint } from '#lib/db/generated/client.ts';
import type { RunEvent } from '#lib/domain/train/log/events.ts';
import type { Desk } from './desk.ts';
import { addEvent } from './set-state.ts';

type Of<K extends RunEvent['event']> = Extract<RunEvent, { event: K }>;

/**
 * Stores what a part of a log says, once: where the log was read on by somebody else meanwhile, nothing is stored.
 * @returns whether it was stored
 */
export async function applyEvents(
  desk: Desk,
  events: readonly RunEvent[],
  logOffset: bigint,
): Promise<boolean> {
  const { ctx, leg } = desk;
  const summary = summaryOf(events);
  const stored = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.trainingLeg.updateMany({
      where: { id: leg.id, logOffset: leg.logOffset },
      data: { logOffset, ...summary },
    });
    if (count === 0) return false;
    await storePoints(tx, leg.id, events);
    for (const event of events) await storeOther(tx, desk, event);
    return true;
  });
  if (stored) Object.assign(leg, { logOffset, ...summary });
  return stored;
}

/** What lists show: how far it is, by the last lines that say so. */
function summaryOf(events: readonly RunEvent[]) {
  const step = events.findLast((one): one is Of<'step'> => one.event === 'step');
  const start = events.findLast((one): one is Of<'start'> => one.event === 'start');
  const end = events.findLast((one): one is Of<'end'> => one.event === 'end');
  return {
    ...(start?.totalSteps != null && { totalSteps: start.totalSteps }),
    ...(step && { step: step.step }),
    ...(step?.loss != null && { loss: step.loss }),
    ...(step?.tokens != null && { tokens: BigInt(step.tokens) }),
    ...(step?.tokensPerSecond != null && { tokensPerSecond: step.tokensPerSecond }),
    ...(end?.error && { failure: end.error.code }),
  };
}

type Point = Omit<TrainingPoint, 'legId'>;

/** One point for each step; what is done again after a resume takes the place of what was there. */
async function storePoints(tx: Tx, legId: string, events: readonly RunEvent[]): Promise<void> {
  const told = new Map<number, Partial<Point> & { step: number; at: Date }>();
  for (const event of events) {
    if (event.event !== 'step' && event.event !== 'evaluation') continue;
    told.set(event.step, { ...told.get(event.step), ...fieldsOf(event) });
  }
  if (told.size === 0) return;
  const where = { legId, step: { in: [...told.keys()] } };
  const before = await tx.trainingPoint.findMany({ where });
  const known = new Map(before.map((one) => [one.step, one]));
  await tx.trainingPoint.deleteMany({ where });
  const data = [...told.values()].map((one) => ({ ...known.get(one.step), ...one, legId }));
  await tx.trainingPoint.createMany({ data });
}

function fieldsOf(event: Of<'step'> | Of<'evaluation'>) {
  const { step } = event;
  const at = new Date(event.at);
  if (event.event === 'evaluation') return { step, at, evaluationLoss: event.loss };
  const { epoch, loss, learningRate, gradNorm, tokensPerSecond, tokens, memoryBytes } = event;
  return {
    ...{ step, at, epoch, loss, learningRate, gradNorm, tokensPerSecond },
    tokens: tokens == null ? null : BigInt(tokens),
    memoryBytes: memoryBytes == null ? null : BigInt(memoryBytes),
  };
}

async function storeOther(tx: Tx, desk: Desk, event: RunEvent): Promise<void> {
  if (event.event === 'warning') return addEvent(tx, desk, 'warning', event.message);
  if (event.event === 'start' && event.resumedFrom != null) {
    return addEvent(tx, desk, 'resumed', `The trainer went on from step ${event.resumedFrom}.`);
  }
  if (event.event === 'end' && event.error) return addEvent(tx, desk, 'failure', event.error.message);
  if (event.event === 'checkpoint') await storeCheckpoint(tx, desk, event);
}

async function storeCheckpoint(tx: Tx, { leg }: Desk, event: Of<'checkpoint'>): Promise<void> {
  const { path, step } = event;
  const data = {
    ...{ step, at: new Date(event.at), present: true, final: path.endsWith('/final') },
    bytes: event.bytes == null ? null : BigInt(event.bytes),
  };
  await tx.trainingCheckpoint.upsert({
    where: { legId_path: { legId: leg.id, path } },
    create: { legId: leg.id, path, ...data },
    update: data,
  });
}
