import type { Ctx } from '../context.ts';

export type DrawStep = { phase: string; done?: number; total?: number };
export type Report = (step: DrawStep) => Promise<void>;

/** Somebody closed the audit while its rows were drawn: nothing of the draw is kept. */
export class DrawCancelled extends Error {}

/**
 * Tells how far a draw is, and ends it where it was cancelled or the worker stops. On a connection of its own: others do
 * not see what the draw has written before it is done.
 */
export function drawReport({ db, now }: Ctx, planId: string, stopping?: AbortSignal): Report {
  return async ({ phase, done = 0, total }) => {
    if (stopping?.aborted) throw new Error('The worker stops; the draw begins anew with its next start.');
    const { status } = await db.auditPlan.findUniqueOrThrow({
      where: { id: planId },
      select: { status: true },
    });
    if (status !== 'drawing') throw new DrawCancelled('The draw was cancelled.');
    const step = { phase, done, total: total ?? null, at: now() };
    await db.auditDraw.upsert({ where: { planId }, create: { planId, ...step }, update: step });
  };
}
