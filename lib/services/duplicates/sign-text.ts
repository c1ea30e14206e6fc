import type { Tx } from '#lib/db/client.ts';
import { signText as store } from '#lib/db/queries/duplicates/sign-text.ts';
import { storedKeys } from '#lib/math/near-duplicates/index.ts';

type Text = { kind: 'seed' | 'variant'; seq: bigint; projectId: string; revision: number; problem: string };

/** Keeps by what a text is found again, in the transaction that writes the text. */
export async function signText(tx: Tx, { problem, ...text }: Text): Promise<void> {
  await store(tx, { ...text, ...storedKeys(problem) });
}
