import type pg from 'pg';
import { type CopyValue, copyRows } from '../../copy-text.ts';

/** The columns of a pair that was chosen, in the order in which they are copied. */
export type PairChoice = readonly [
  better: string,
  betterRevision: number,
  rejected: string,
  rejectedRevision: number,
  /** Of a sample: the call of the better one's request. */
  callStep: number | null,
  source: string,
  rejectedKey: string,
];

// The choice is made by this process, which compares answers; by COPY, between two looks at the cursor.
export async function copyChoices(client: pg.PoolClient, choices: readonly PairChoice[]): Promise<void> {
  await copyRows(client, 'COPY pair_choices FROM STDIN', choices as readonly (readonly CopyValue[])[]);
}
