import { availableParallelism } from 'node:os';
import { slotShare } from '#lib/domain/train/slot-share.ts';
import { childEnvironment } from '../child-environment.ts';
import { type Launch, TargetRefused } from '../target.ts';
import type { LocalMachine } from './open-local.ts';

/** A trainer's whole environment: what the machine needs, its slot's share of threads and GPUs, and its own. */
export function environmentOf(
  { cores, gpus, slots }: Pick<LocalMachine, 'cores' | 'slots' | 'gpus'>,
  { resources, slot = 0, env }: Pick<Launch, 'resources' | 'slot' | 'env'>,
): Record<string, string> {
  const share = slotShare(slot, { slots, cores: cores ?? availableParallelism(), gpus });
  if (resources.gpus > share.gpus.length) {
    const has = `a slot of this target has ${share.gpus.length} of the machine's ${gpus.length}`;
    throw new TargetRefused(`The run asks for ${resources.gpus} GPUs, and ${has}.`);
  }
  return {
    ...childEnvironment(),
    OMP_NUM_THREADS: String(share.threads),
    CUDA_VISIBLE_DEVICES: share.gpus.slice(0, resources.gpus).join(','),
    ...env,
  };
}
