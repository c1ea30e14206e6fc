import type { TrainingPreview } from '#lib/db/generated/client.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { fitsOn, memoryEstimate } from '#lib/domain/train/memory.ts';
import { PreviewResult } from '#lib/domain/train/preview-result.ts';

/** A preview with what follows from it: the memory that the training needs, and whether the device has it. */
export function viewPreview({ result, config, hash: _, projectId: __, ...row }: TrainingPreview) {
  const read = result === null ? null : PreviewResult.parse(result);
  const plan = LegPlan.parse(config);
  if (read === null) return { ...row, plan, result: null, memory: null };
  const estimate = memoryEstimate(read.base, plan.config);
  return {
    ...row,
    plan,
    result: read,
    memory: { ...estimate, fits: fitsOn(estimate, read.device.memoryBytes) },
  };
}

export type PreviewView = ReturnType<typeof viewPreview>;
