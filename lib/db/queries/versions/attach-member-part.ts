import pg from 'pg';
import type { MemberPart } from './create-member-part.ts';

// The part gets the indexes, the reference and the trigger of all members, each made once for all rows.
export async function attachMemberPart(client: pg.PoolClient, { name, versionId }: MemberPart) {
  await client.query(
    `ALTER TABLE version_members ATTACH PARTITION ${name} FOR VALUES IN (${pg.escapeLiteral(versionId)})`,
  );
}
