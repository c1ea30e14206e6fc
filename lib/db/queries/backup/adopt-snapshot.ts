import pg from 'pg';

// A server of a team may end statements after a time; a table of millions of rows takes as long as it takes.
export async function adoptSnapshot(client: pg.PoolClient, snapshot: string): Promise<void> {
  await client.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
     SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)};
     SET LOCAL statement_timeout = 0`,
  );
}
