import type pg from 'pg';

type Stage = 'candidates' | 'capped' | 'chosen' | 'families' | 'splits';

// Autovacuum does not see temporary tables: without it the planner takes millions of rows for a thousand.
export async function analyzeStage(client: pg.PoolClient, stage: Stage): Promise<void> {
  await client.query(`ANALYZE recipe_${stage}`);
}
