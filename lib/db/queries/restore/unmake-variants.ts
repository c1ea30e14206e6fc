import type { Tx } from '../../client.ts';

// What a restore made again goes again, unless something was made from it since; the version holds it whatever happens.
export async function unmakeVariants(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM variants AS v USING restore_rows AS o
    WHERE o.left_for IS NULL AND o.made AND v.id = o.variant_id
      AND NOT EXISTS (SELECT FROM variants AS c WHERE c.parent_id = v.id)`;
}
