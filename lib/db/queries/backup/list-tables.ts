import type pg from 'pg';

export type ListedTable = {
  name: string;
  partitioned: boolean;
  /** By the planner's statistics; -1 where there are none. */
  estimate: number;
  columns: { name: string; type: string }[];
};

// Tables with the columns that hold something of their own. A part comes with its table; a table without a log of its own
// (who looks at what just now) is empty after a crash, too, and the state of the migrations is told apart.
export async function listTables(client: pg.ClientBase): Promise<ListedTable[]> {
  const { rows } = await client.query<ListedTable>(`
    SELECT c.relname AS name, c.relkind = 'p' AS partitioned, c.reltuples::float8 AS estimate,
           (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                            ORDER BY a.attnum)
            FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
    FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relpersistence = 'p' AND c.relname <> '_prisma_migrations'
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY c.relname COLLATE "C"`);
  return rows;
}
