import type { Tx } from '#lib/db/client.ts';
import type { ComputeTarget } from '#lib/db/generated/client.ts';
import { invalid } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { corollary } from '#lib/domain/train/config-formats/corollary.ts';
import type { RunRequest } from '#lib/domain/train/schema.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import type { PlannedLeg } from './plan/legs-of.ts';

/** A new id, in the order of their making. */
export const newIdOf = (ctx: ProjectCtx) => () => uuidv7(ctx.now().getTime(), ctx.randomBytes(10));

/** What a target does not take. Throws INVALID with the field. */
export function refuseRequest(
  { name, settings }: ComputeTarget,
  request: Pick<RunRequest, 'gpus' | 'minutes' | 'base' | 'weights'>,
): void {
  const target = TargetSettings.parse(settings);
  const { gpus, minutes } = target.limits;
  if (gpus !== null && request.gpus > gpus) throw invalid(`gpus: ${name} gives a run at most ${gpus} GPUs.`);
  if (minutes !== null && (request.minutes ?? 0) > minutes) {
    throw invalid(`minutes: ${name} gives a run at most ${minutes} minutes.`);
  }
  if (target.kind === 'openai' && target.models.length > 0 && !target.models.includes(request.base)) {
    throw invalid(`base: ${name} fine-tunes ${target.models.join(', ')}.`);
  }
  if (request.weights === 'random' && !drawsWeights(target)) {
    throw invalid(`weights: ${name} starts from the weights of the base; it draws none.`);
  }
}

/** Our own trainer can, and one that is given the same configuration. */
const drawsWeights = (target: TargetSettings): boolean =>
  target.kind !== 'openai' && (target.trainer.kind === 'built-in' || target.trainer.config === corollary.id);

/** The last part of a base's name: "meta-llama/Llama-2-7b" is Llama-2-7b. */
export const baseName = (base: string): string => base.split('/').findLast((part) => part !== '') ?? base;

type New = {
  target: ComputeTarget;
  request: RunRequest;
  legs: readonly PlannedLeg[];
  number: number;
  sweep?: { id: string; place: number };
};

/** Writes a run, its legs and the first attempt of each; nothing is started yet. */
export async function storeRun(tx: Tx, ctx: ProjectCtx, { target, request, legs, number, sweep }: New) {
  const versions = legs.map(({ version }) => version.name).join(' → ');
  const { pricePerGpuHour } = TargetSettings.parse(target.settings);
  const by = byWhom(ctx);
  return tx.trainingRun.create({
    data: {
      ...{ projectId: ctx.project.id, number, targetId: target.id, gpus: request.gpus, pricePerGpuHour },
      name: request.name || `${versions} · ${baseName(request.base)}`,
      ...{ base: request.base, preset: request.preset, seed: request.seed },
      ...{ sweepId: sweep?.id ?? null, place: sweep?.place ?? null },
      ...{ startedById: by.actorId, startedBy: by.actorLabel },
      createdAt: ctx.now(),
      legs: {
        create: legs.map(({ id, version, plan }, position) => ({
          ...{ id, position, versionId: version.id, config: plan },
          attempts: { create: { number: 1, askedAt: ctx.now() } },
        })),
      },
    },
  });
}

/** The number after the project's last; the caller holds the project's lock. */
export async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.trainingRun.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}
