import { z } from 'zod';
import type { ComputeTarget } from '#lib/db/generated/client.ts';
import { costOf, type RunCost, sumCosts, tokensOf } from '#lib/domain/train/cost.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import type { ProjectCtx } from '../../context.ts';
import type { PlannedLeg } from './legs-of.ts';

const Lengths = z.array(z.number());
/** Tokens of the prompt around a problem, about. */
const margin = 50;
/** Runs whose speed is averaged. */
const measured = 5;

/** What the legs of one run amount to, at the speed that such runs had, or else at the expected one in tokens a second. */
export async function costOfLegs(
  ctx: ProjectCtx,
  legs: readonly PlannedLeg[],
  target: ComputeTarget,
  expected: number | null,
): Promise<RunCost> {
  const settings = TargetSettings.parse(target.settings);
  const costs = await Promise.all(
    legs.map(async ({ version, rows, plan }) => {
      const { recipe } = plan.config;
      const cost = costOf({
        ...{ rows, recipe, gpus: plan.gpus, pricePerGpuHour: settings.pricePerGpuHour },
        tokensOfEpoch: tokensOf(Lengths.parse(version.lengths), recipe.maxLength, margin),
        speed: (await speedOf(ctx, plan, target.id)) ?? expected,
      });
      return settings.kind === 'openai' ? { ...cost, money: paidByToken(cost, settings) } : cost;
    }),
  );
  return sumCosts(costs);
}

const paidByToken = (
  { tokens }: RunCost,
  { pricePerMillionTokens: price }: { pricePerMillionTokens: number | null },
) => (price === null ? null : (tokens / 1e6) * price);

/** Tokens a second of the newest runs of this base, with as many GPUs and as long a length, at this target. */
async function speedOf(ctx: ProjectCtx, plan: PlannedLeg['plan'], targetId: string): Promise<number | null> {
  const found = await ctx.db.trainingLeg.findMany({
    where: {
      ...{ tokensPerSecond: { gt: 0 }, run: { targetId, gpus: plan.gpus, base: plan.config.base.model } },
    },
    ...{ orderBy: { id: 'desc' }, take: measured, select: { tokensPerSecond: true } },
  });
  if (found.length === 0) return null;
  return found.reduce((sum, one) => sum + (one.tokensPerSecond ?? 0), 0) / found.length;
}
