import { uncheckedRows } from '#lib/db/queries/restore/unchecked-rows.ts';
import { checkVariants } from '../../check/check-variants.ts';
import { compareVariants } from '../../check/compare-variants.ts';
import type { ProjectCtx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';

const atOnce = 250;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Runs the rules over what came back without checks, after the restore: a recipe may ask for those that passed. */
export async function checkRestored(
  ctx: ProjectCtx,
  restoreId: string,
  progress: RunProgress,
): Promise<void> {
  let checked = 0;
  for (let after = beforeAll; ; ) {
    const ids = await uncheckedRows(ctx.db, restoreId, after, atOnce);
    const last = ids.at(-1);
    if (last === undefined) return;
    await progress('Checking what was made again', checked, checked + ids.length);
    await checkVariants(ctx, ctx.project.id, ids);
    await compareVariants(ctx, ctx.project.id, ids);
    checked += ids.length;
    after = last;
  }
}
