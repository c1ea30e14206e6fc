import pg from 'pg';

export type MemberPart = { name: string; versionId: string };

/** How the part of a version's members is called: by its id, so that nothing else is. */
export const memberPart = (versionId: string): MemberPart => ({
  name: pg.escapeIdentifier(`version_members_${versionId.replaceAll('-', '')}`),
  versionId,
});

// A table of its own that nobody sees yet: rows go in without indexes. The condition spares a look at every row when it
// joins the others.
export async function createMemberPart(client: pg.PoolClient, { name, versionId }: MemberPart) {
  await client.query(
    `CREATE TABLE ${name} (LIKE version_members INCLUDING DEFAULTS,
       CHECK (version_id IS NOT NULL AND version_id = ${pg.escapeLiteral(versionId)}::uuid))`,
  );
}
