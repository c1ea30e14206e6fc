import type { TargetFacts } from '#lib/compute/target.ts';
import type { ComputeTarget } from '#lib/db/generated/client.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';

/** A compute target as everyone may see it: whether it has a key, and never the key. */
export function viewTarget({ encryptedKey, settings, facts, ...target }: ComputeTarget) {
  return {
    ...target,
    settings: TargetSettings.parse(settings),
    facts: facts as TargetFacts | null,
    hasKey: encryptedKey !== null,
  };
}

export type TargetView = ReturnType<typeof viewTarget>;
