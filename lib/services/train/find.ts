import { z } from 'zod';
import type { TrainingRun, TrainingSweep } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A run by its number or its id. */
export const RunRef = z.string().min(1).max(36).describe('The number or the id of the run');
export const SweepRef = z.string().min(1).max(36).describe('The number or the id of the sweep');

const where = ({ project }: ProjectCtx, ref: string) => {
  const named = /^\d{1,9}$/.test(ref)
    ? { number: Number(ref) }
    : z.uuid().safeParse(ref).success
      ? { id: ref }
      : null;
  return named && { projectId: project.id, ...named };
};

/** The run that a reference names. Throws NOT_FOUND. */
export async function findRun(ctx: ProjectCtx, ref: string): Promise<TrainingRun> {
  const place = where(ctx, ref);
  const found = place && (await ctx.db.trainingRun.findFirst({ where: place }));
  if (!found) throw notFound(`The run "${ref}"`);
  return found;
}

/** The sweep that a reference names. Throws NOT_FOUND. */
export async function findSweep(ctx: ProjectCtx, ref: string): Promise<TrainingSweep> {
  const place = where(ctx, ref);
  const found = place && (await ctx.db.trainingSweep.findFirst({ where: place }));
  if (!found) throw notFound(`The sweep "${ref}"`);
  return found;
}
