import type pg from 'pg';

export type StagedText = {
  row: number;
  problem: string;
  solution: string | null;
  originHash: string | null;
  originProblem: string | null;
  rejectedSolution: string | null;
};

// A cursor: a staging table whole would stand in memory twice.
export async function* stagedTexts(client: pg.PoolClient, name: string): AsyncGenerator<StagedText[]> {
  await client.query(
    `DECLARE staged_texts NO SCROLL CURSOR FOR
     SELECT row_number AS row, problem, solution, origin_hash AS "originHash", origin_problem AS "originProblem",
            rejected_solution AS "rejectedSolution"
     FROM ${name}`,
  );
  for (;;) {
    const { rows } = await client.query<StagedText>('FETCH 500 FROM staged_texts');
    if (rows.length === 0) return;
    yield rows;
  }
}
