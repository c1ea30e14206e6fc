import { z } from 'zod';
import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { storableText } from '#lib/domain/storable-text.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import type { ProjectCtx } from '../context.ts';
import { findTarget, openTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';

const partBytes = 256 * 1024;

export const runOutput = projectVerb(
  {
    name: 'train.output',
    summary: 'What the trainer of a run printed: its last lines, or what came behind a byte.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      run: RunRef,
      leg: z.coerce.number().int().min(0).max(1).default(0).describe('0, or 1 of a curriculum'),
      after: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('Bytes that were read; left out, the last part'),
    }),
  },
  async (ctx, { run: ref, leg: position, after }) => {
    const run = await findRun(ctx, ref);
    const leg = await ctx.db.trainingLeg.findFirst({ where: { runId: run.id, position } });
    const kept = { text: leg?.outputTail ?? '', from: 0, to: 0, size: 0, live: false };
    if (!leg) return kept;
    const read = await fromTarget(ctx, run.targetId, LegPlan.parse(leg.config).config.tag, after);
    return read ?? kept;
  },
);

/** null where the target cannot be asked now: what was kept of the output is shown then. */
async function fromTarget(ctx: ProjectCtx, targetId: string, tag: string, after: number | undefined) {
  const target = openTarget(ctx, await findTarget(ctx.db, targetId));
  try {
    const { size } = await target.read(tag, 'output.log', 0, 0);
    if (size === 0) return null;
    const from = after ?? Math.max(0, size - partBytes);
    const { bytes } = await target.read(tag, 'output.log', from, partBytes);
    const text = storableText(Buffer.from(bytes).toString('utf8'));
    return { text, from, to: from + bytes.length, size, live: true };
  } catch (error) {
    if (error instanceof TargetUnreachable || error instanceof TargetRefused) return null;
    throw error;
  }
}
