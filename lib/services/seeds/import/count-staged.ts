import type pg from 'pg';
import type { RowTokens } from '#lib/db/queries/seeds/merge-seeds.ts';
import { stagedTexts } from '#lib/db/queries/seeds/staged-texts.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { NotMine } from './import-run.ts';

/** What merging a staging table needs to know of it. */
export type StagedCounts = { rows: number; tokens: RowTokens };

/**
 * Counts the tokens of a staging table's texts. Done while the server merges the table before, which leaves a core
 * idle, and not while reading, which has none to spare.
 */
export function countStaged(pool: pg.Pool, table: string): Promise<StagedCounts> {
  return inTransaction(pool, (client) => countTable(client, table)).catch(
    (error: Error & { code?: string }) => {
      // Another runner has merged the table since.
      throw error.code === undefinedTable ? new NotMine() : error;
    },
  );
}

const undefinedTable = '42P01';

async function countTable(client: pg.PoolClient, table: string): Promise<StagedCounts> {
  const counted: { row: number; own: number; original: number; rejected: number }[] = [];
  const originals = new Map<string, number>();
  let first = Number.MAX_SAFE_INTEGER;
  let last = 0;
  for await (const texts of stagedTexts(client, table)) {
    for (const { row, problem, solution, originHash, originProblem, rejectedSolution } of texts) {
      let original = 0;
      if (originHash !== null && originProblem !== null) {
        original = originals.get(originHash) ?? countTokens(originProblem);
        originals.set(originHash, original);
      }
      const rejected = rejectedSolution === null ? 0 : countTokens(problem, rejectedSolution);
      counted.push({ row, own: countTokens(problem, solution), original, rejected });
      first = Math.min(first, row);
      last = Math.max(last, row);
    }
  }
  const places = counted.length === 0 ? 0 : last - first + 1;
  const own = new Array<number>(places).fill(0);
  const original = new Array<number>(places).fill(0);
  const rejected = new Array<number>(places).fill(0);
  for (const one of counted) {
    own[one.row - first] = one.own;
    original[one.row - first] = one.original;
    rejected[one.row - first] = one.rejected;
  }
  return {
    rows: counted.length,
    tokens: { first: counted.length === 0 ? 1 : first, own, original, rejected },
  };
}
