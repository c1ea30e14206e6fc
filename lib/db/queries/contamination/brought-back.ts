import { Prisma } from '../../generated/client.ts';

/** Variants whose rejection was taken back: the first of them, and the batches and imports that all of them are of. */
export type BroughtBack = { variants: string[]; batches: string[]; imports: string[] };

/** One more than are told by name: where so many came back, their batches and imports tell of them. */
const named = 51;

// Three columns for the end of a statement that takes decisions back, from its CTE `taken` with the columns action,
// variant_id, batch_id and import_id. What came back may not have been compared with the newest benchmarks.
export const broughtBack = Prisma.sql`
  ARRAY(SELECT variant_id FROM taken WHERE action = 'reject' LIMIT ${named}::int) AS variants,
  ARRAY(SELECT DISTINCT batch_id FROM taken WHERE action = 'reject' AND batch_id IS NOT NULL) AS batches,
  ARRAY(SELECT DISTINCT import_id FROM taken WHERE action = 'reject' AND import_id IS NOT NULL) AS imports`;

/** What the CTE `taken` returns of a decision `d` and its variant `v`. */
export const taken = Prisma.sql`d.id, d.action, v.id AS variant_id, v.batch_id, v.import_id`;
