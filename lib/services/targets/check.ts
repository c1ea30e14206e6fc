import { z } from 'zod';
import { type TargetFacts, TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import type { ComputeTarget as Row } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { findTarget, openTarget } from './find.ts';
import { viewTarget } from './view.ts';

/** What the target says of itself. Throws PRECONDITION with what keeps it from working. */
export async function askTarget(ctx: Ctx, row: Row): Promise<TargetFacts> {
  try {
    return await openTarget(ctx, row).check();
  } catch (error) {
    if (error instanceof TargetUnreachable || error instanceof TargetRefused) {
      throw new StudioError('PRECONDITION', `${row.name}: ${error.message}`);
    }
    throw error;
  }
}

export const checkTarget = installationVerb(
  {
    name: 'targets.check',
    summary: 'Asks a compute target what it has: processors, GPUs, nodes, the interpreter of the trainer.',
    kind: 'command',
    who: 'administrator',
    input: z.object({ target: Id.describe('The compute target') }),
  },
  async (ctx, input) => {
    const row = await findTarget(ctx.db, input.target);
    const facts = await askTarget(ctx, row);
    return ctx.db.$transaction(async (tx) => {
      const data = { facts: facts as object, checkedAt: ctx.now() };
      const saved = await tx.computeTarget.update({ where: { id: row.id }, data });
      await audit(tx, ctx, {
        action: 'targets.check',
        target: `target ${row.id}`,
        before: null,
        after: { ...facts },
      });
      return viewTarget(saved);
    });
  },
);
