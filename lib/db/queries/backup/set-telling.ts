import type pg from 'pg';

// Rows that come out of a backup were told of when they were made: the triggers that note events for webhooks rest meanwhile.
export async function setTelling(client: pg.ClientBase, tells: boolean): Promise<void> {
  await client.query(`
    DO $$
    DECLARE statement text;
    BEGIN
      FOR statement IN
        SELECT format('ALTER TABLE %s ${tells ? 'ENABLE' : 'DISABLE'} TRIGGER %I', t.tgrelid::regclass, t.tgname)
        FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'public'::regnamespace AND t.tgname LIKE '%\\_tell' AND t.tgparentid = 0
      LOOP EXECUTE statement; END LOOP;
    END $$`);
}
