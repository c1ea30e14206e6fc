import type pg from 'pg';

export type SearchIndex = {
  name: string;
  table: 'seeds' | 'variants';
  definition: string;
  fragments: boolean;
};

// What is added waits in a list that is merged when it is full: 16 MiB at once instead of 4 take a third less time.
const inLargerSteps = 'WITH (gin_pending_list_limit = 16384)';
const words = `USING gin (to_tsvector('english', "problem")) ${inLargerSteps}`;
const fragments = `USING gin ("problem" gin_trgm_ops) ${inLargerSteps}`;

/** The indexes that make a bulk load many times slower, as the migrations make them. */
export const searchIndexes: readonly SearchIndex[] = [
  { name: 'seeds_words', table: 'seeds', definition: words, fragments: false },
  { name: 'seeds_fragments', table: 'seeds', definition: fragments, fragments: true },
  { name: 'variants_words', table: 'variants', definition: words, fragments: false },
  { name: 'variants_fragments', table: 'variants', definition: fragments, fragments: true },
];

// What is not there, or was left invalid by a build that broke off. Without trigrams in the server there are no indexes
// of fragments.
export async function missingSearchIndexes(client: pg.Pool | pg.PoolClient): Promise<SearchIndex[]> {
  const { rows } = await client.query<{ valid: string[]; trigrams: boolean }>(
    `SELECT coalesce(array_agg(c.relname::text) FILTER (WHERE i.indisvalid), '{}') AS valid,
            EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS trigrams
     FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
     WHERE c.relname = ANY ($1) AND c.relnamespace = current_schema()::regnamespace`,
    [searchIndexes.map((index) => index.name)],
  );
  const { valid, trigrams } = rows[0] ?? { valid: [], trigrams: false };
  return searchIndexes.filter(({ name, fragments: needs }) => !valid.includes(name) && (trigrams || !needs));
}
