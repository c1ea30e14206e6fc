import type { Tx } from '#lib/db/client.ts';
import { newTexts } from '#lib/db/queries/restore/new-texts.ts';
import { toCompareAgain } from '#lib/db/queries/restore/to-compare-again.ts';
import { compareBroughtBack } from '../../contamination/index.ts';
import type { ProjectCtx } from '../../context.ts';
import { signTexts } from '../../duplicates/sign-texts.ts';

const atOnce = 500;

/** What follows an edit follows these texts too: they are found by searches, and compared with the benchmarks. */
export async function finishTexts(tx: Tx, { project }: ProjectCtx, restoreId: string): Promise<void> {
  for (let after = 0n; ; ) {
    const texts = await newTexts(tx, restoreId, after, atOnce);
    await signTexts(tx, { kind: 'variant', projectId: project.id }, texts);
    const last = texts.at(-1);
    if (!last || texts.length < atOnce) break;
    after = last.seq;
  }
  await compareBroughtBack(tx, project.id, await toCompareAgain(tx, restoreId));
}
