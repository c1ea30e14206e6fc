import { stepInName } from '#lib/domain/train/checkpoint-name.ts';
import type { Desk } from './desk.ts';
import { outputFolder } from './launch-of.ts';

/** The checkpoint with the most steps that lies at the target now, from the run's folder; null where there is none. */
export async function newestCheckpoint({
  target,
  plan,
}: Pick<Desk, 'target' | 'plan'>): Promise<string | null> {
  const entries = await target.list(plan.config.tag, outputFolder);
  const steps = entries.flatMap(({ name, folder }) => {
    const step = folder ? stepInName(name) : null;
    return step === null ? [] : [step];
  });
  return steps.length === 0 ? null : `${outputFolder}/checkpoint-${Math.max(...steps)}`;
}
