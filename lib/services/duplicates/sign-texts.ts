import type { Tx } from '#lib/db/client.ts';
import { signTexts as store } from '#lib/db/queries/duplicates/sign-texts.ts';
import { unsignedSeeds } from '#lib/db/queries/duplicates/unsigned-seeds.ts';
import { storedKeys } from '#lib/math/near-duplicates/index.ts';
import type { Ctx } from '../context.ts';

type Text = { seq: bigint | number; revision: number; problem: string };

/** Keeps by what texts are found again. */
export async function signTexts(
  tx: Tx,
  place: { kind: 'seed' | 'variant'; projectId: string },
  texts: readonly Text[],
): Promise<void> {
  if (texts.length === 0) return;
  const signed = texts.map(({ seq, revision, problem }) => {
    const { exact, skeleton, bands } = storedKeys(problem);
    const keys = { exact: String(exact), skeleton: String(skeleton), bands: [...bands] };
    return { seq: String(seq), revision, ...keys };
  });
  await store(tx, place, signed);
}

const atOnce = 1000;
/** Beyond so many a search for duplicates signs them: it builds the index of signatures anew, which is far faster. */
const mostSigned = 50_000;

/** Signs the seeds of a project that are not; false where they are too many for that. */
export async function signSeeds(ctx: Ctx, projectId: string, stopping: AbortSignal): Promise<boolean> {
  let after = 0n;
  for (let signed = 0; signed < mostSigned; signed += atOnce) {
    if (stopping.aborted) throw new Error('The worker stops; the job goes on at its next start.');
    const rows = await unsignedSeeds(ctx.db, projectId, after, atOnce);
    await signTexts(
      ctx.db,
      { kind: 'seed', projectId },
      rows.map((row) => ({ ...row, revision: 1 })),
    );
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return true;
    after = last.seq;
  }
  return (await unsignedSeeds(ctx.db, projectId, after, 1)).length === 0;
}
