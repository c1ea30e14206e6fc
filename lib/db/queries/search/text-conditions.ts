import { indexPattern, type SearchText } from '#lib/domain/browse/search-text.ts';
import { Prisma } from '../../generated/client.ts';

/** The query of a search's words, in the language of the index. */
export const wordQuery = (words: string): Prisma.Sql => Prisma.sql`websearch_to_tsquery('english', ${words})`;

/** What a search asks of a row `t`: its words in any form, its fragments letter by letter. */
export function textConditions({ words, fragments }: SearchText): Prisma.Sql[] {
  const conditions = fragments.map(
    (fragment) =>
      Prisma.sql`(t.problem LIKE ${indexPattern(fragment)} AND strpos(t.problem, ${fragment}) > 0)`,
  );
  if (words !== '') conditions.unshift(Prisma.sql`to_tsvector('english', t.problem) @@ ${wordQuery(words)}`);
  return conditions;
}
