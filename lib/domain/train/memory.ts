import type { RunConfig } from './run-config.ts';

/** What is known of a base model. */
export type BaseFacts = {
  /** Weights in all, and those that are trained. */
  parameters: number;
  trainable: number;
  layers: number;
  hidden: number;
  vocabulary: number;
};

/** Bytes on one device. */
export type MemoryEstimate = {
  weights: number;
  gradients: number;
  optimizer: number;
  activations: number;
  logits: number;
  total: number;
};

const master = 4;
const half = 2;

/**
 * What a training needs on one device, in bytes: weights, gradients and the two moments of AdamW in 32 bits as a mixed
 * precision trainer keeps them (Rajbhandari et al. 2020, ZeRO, section 3.1: 16 bytes a trained weight), frozen weights in
 * 16, activations of a transformer without stored attention matrices (Korthikanti et al. 2022, equation 2: 34·s·b·h bytes a
 * layer in 16 bits; 2·s·b·h and one whole layer with checkpointing), and logits with their gradient in 32 bits.
 * A trainer that computes the loss in chunks holds fewer logits than that.
 * Sharded strategies divide what they shard by the processes. An estimate: what the allocator wastes is not in it.
 */
export function memoryEstimate(
  base: BaseFacts,
  { recipe, launch }: Pick<RunConfig, 'recipe' | 'launch'>,
): MemoryEstimate {
  const wide = recipe.precision === 'fp32' ? 2 : 1;
  const share = shardsOf(launch);
  const frozen = base.parameters - base.trainable;
  const tokens = recipe.microBatch * recipe.maxLength;
  const layer = 34 * tokens * base.hidden * wide;
  const stored = recipe.gradientCheckpointing
    ? 2 * tokens * base.hidden * wide * base.layers + layer
    : layer * base.layers;
  const parts = {
    weights: (base.trainable * master + frozen * half * wide) / share.weights,
    gradients: (base.trainable * master) / share.gradients,
    optimizer: (base.trainable * 2 * master) / share.optimizer,
    activations: stored,
    logits: 2 * tokens * base.vocabulary * master,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, one) => sum + one, 0) };
}

/** Over how many devices a strategy spreads each part. */
function shardsOf({ strategy, processes }: RunConfig['launch']) {
  const whole = strategy === 'fsdp' || strategy === 'zero3' ? processes : 1;
  const part = strategy === 'zero2' ? processes : whole;
  return { weights: whole, gradients: part, optimizer: part };
}

/** Of a device's memory this much can be used: the rest is for the context and for gaps between blocks. */
const usable = 0.92;

/** "fits", "tight" (over 80 % of what can be used) or "too large"; null where the device's memory is not known. */
export function fitsOn(
  estimate: MemoryEstimate,
  memoryBytes: number | null,
): 'fits' | 'tight' | 'too large' | null {
  if (memoryBytes === null) return null;
  const share = estimate.total / (memoryBytes * usable);
  if (share > 1) return 'too large';
  return share > 0.8 ? 'tight' : 'fits';
}
