import type pg from 'pg';
import { copyMembers } from '#lib/db/queries/duplicates/copy-members.ts';
import { createMemberTable } from '#lib/db/queries/duplicates/create-member-table.ts';
import { forgetClusters } from '#lib/db/queries/duplicates/forget-clusters.ts';
import { gatherClusters } from '#lib/db/queries/duplicates/gather-clusters.ts';
import { insertClusters } from '#lib/db/queries/duplicates/insert-clusters.ts';
import { insertMembers } from '#lib/db/queries/duplicates/insert-members.ts';
import { leaveDecidedClusters } from '#lib/db/queries/duplicates/leave-decided-clusters.ts';
import { resolveMembers } from '#lib/db/queries/duplicates/resolve-members.ts';
import { analyze } from '#lib/db/queries/seeds/analyze.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import type { MemberRow } from './text-collector.ts';

type Found = { projectId: string; scope: string; runId: string; rows: Iterable<MemberRow> };

/** Replaces the open clusters of a project in one transaction, so that its list is never between two searches. */
export function storeClusters(pool: pg.Pool, { rows, ...place }: Found, onStaged: () => void) {
  const { projectId, scope } = place;
  return inTransaction(pool, async (client) => {
    await createMemberTable(client);
    await copyMembers(client, rows);
    onStaged();
    await analyze(client, 'found_members');
    await resolveMembers(client, scope);
    await analyze(client, 'found_rows');
    await gatherClusters(client, scope);
    await analyze(client, 'found_clusters');
    await forgetClusters(client, projectId, scope);
    const decided = await leaveDecidedClusters(client, projectId, scope);
    await insertClusters(client, place);
    return { decided, members: await insertMembers(client) };
  });
}
