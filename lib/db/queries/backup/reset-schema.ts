import type pg from 'pg';

// Tables without a row, of a schema that is not the backup's, make room for it. What belongs to an extension stays.
export async function resetSchema(client: pg.PoolClient): Promise<void> {
  await client.query(`
    DO $$
    DECLARE statement text;
    BEGIN
      FOR statement IN
        SELECT 'DROP TABLE IF EXISTS ' || c.oid::regclass || ' CASCADE' FROM pg_class AS c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        UNION ALL
        SELECT 'DROP ROUTINE ' || p.oid::regprocedure FROM pg_proc AS p
        WHERE p.pronamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      LOOP EXECUTE statement; END LOOP;
      FOR statement IN
        SELECT 'DROP TYPE IF EXISTS ' || t.oid::regtype FROM pg_type AS t
        WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'e'
      LOOP EXECUTE statement; END LOOP;
    END $$`);
}
