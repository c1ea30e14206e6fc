import type { Tx } from '../../client.ts';

// The ids of a stratum, a page at a time: a stratum of millions is never one answer.
export async function readMembers(
  tx: Tx,
  stratum: number,
  page: { after: number; limit: number },
): Promise<{ ids: string[]; last: number | null }> {
  const rows = await tx.$queryRaw<{ ids: string[] | null; last: bigint | null }[]>`
    SELECT array_agg(id::text ORDER BY seq) AS ids, max(seq) AS last
    FROM (SELECT id, seq FROM audit_members WHERE stratum = ${stratum}::int AND seq > ${page.after}::bigint
          ORDER BY seq LIMIT ${page.limit}::int) AS page`;
  const [row] = rows;
  return { ids: row?.ids ?? [], last: row?.last == null ? null : Number(row.last) };
}
