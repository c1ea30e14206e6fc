import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from '../browse/source.ts';
import { wordQuery } from './text-conditions.ts';

// Ranking reads every match's text into its words again, about 0.1 ms each: so many matches at most are ranked.
export function rankMatches(source: BrowseSource, words: string, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT m.seq, (ts_rank_cd(to_tsvector('english', m.problem), ${wordQuery(words)}, 1) * 1000000)::int AS value
    FROM (SELECT t.seq, t.problem FROM ${tableOf(source)} AS t
          WHERE ${whereOf(source, source.conditions)} LIMIT ${most}::int) AS m`;
}
