import type pg from 'pg';
import { attachMemberPart } from '#lib/db/queries/versions/attach-member-part.ts';
import { createMemberPart, memberPart } from '#lib/db/queries/versions/create-member-part.ts';
import { storeMembers } from '#lib/db/queries/versions/store-members.ts';

/** The rows of `frozen_rows` with their hashes become the members of a version. Throws where they are not so many. */
export async function writeMembers(client: pg.PoolClient, versionId: string, rows: number): Promise<void> {
  const part = memberPart(versionId);
  await createMemberPart(client, part);
  const members = await storeMembers(client, part);
  if (members !== rows) throw new Error(`${members} members for ${rows} rows`);
  await attachMemberPart(client, part);
}
