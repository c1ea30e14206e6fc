import type { Db } from '#lib/db/client.ts';
import type { BrowseOrder, BrowseSource } from '#lib/db/queries/browse/source.ts';
import { firstMatches } from '#lib/db/queries/search/first-matches.ts';
import { rankMatches } from '#lib/db/queries/search/rank-matches.ts';
import { readyIndexes } from '#lib/db/queries/search/ready-indexes.ts';
import { rowsBySeq } from '#lib/db/queries/search/rows-by-seq.ts';
import { textConditions } from '#lib/db/queries/search/text-conditions.ts';
import { type Limited, withTimeLimit } from '#lib/db/time-limit.ts';
import type { PartialReason } from '#lib/domain/browse/schema.ts';
import { hasTrigram, type SearchText, splitSearch } from '#lib/domain/browse/search-text.ts';
import { type PageAsked, pageWithin } from './browse-page.ts';
import { frequentSeqs } from './frequent-seqs.ts';
import { frame, type PageFound, type RowShape, runsFrom } from './page-frame.ts';
import { pageOfKeys } from './page-of-keys.ts';
import { walkStretch } from './walk-stretch.ts';

/** What a search has for its rows, in ms. */
const searchTime = 250;
/** What is kept of it to look at rows one after the other, where the index took too long. */
const reserve = 70;
/** Matches that are sorted at once, and those that are ranked: ranking reads their texts. */
export const sortedMatches = 5000;
export const rankedMatches = 1000;
/** The index knows no phrases: their matches are read too. */
const phraseMatches = 1000;

export type SearchFound<R> = PageFound<R> & { total: number | null; capped: boolean };
type Search = PageAsked & { ranked: boolean; query: SearchText; limited: Limited };

/** One page of a search, by arrival (or another order) or the best matches first. One that was stopped says so. */
export async function searchPage<R extends RowShape>(
  db: Db,
  { text, ...asked }: PageAsked & { text: string; ranked: boolean },
): Promise<SearchFound<R>> {
  const query = splitSearch(text);
  const conditions = [...textConditions(query), ...asked.source.conditions];
  const order: BrowseOrder = asked.ranked ? { by: 'level', descending: true } : asked.order;
  runsFrom(order, asked.page);
  return withTimeLimit(db, searchTime, async (limited) => {
    const source = { ...asked.source, conditions };
    const search = { ...asked, order, source, query, limited };
    const state = await indexState(limited, query, source.table);
    return state === 'ready' ? indexed<R>(search) : walked<R>(search, state === 'missing' ? 'index' : 'time');
  });
}

/** Whether indexes find the matches: "short" where the text is too short for any. */
async function indexState(limited: Limited, query: SearchText, table: BrowseSource['table']) {
  const wanted = [
    ...(query.words ? [`${table}_words`] : []),
    ...(query.fragments.some(hasTrigram) ? [`${table}_fragments`] : []),
  ];
  if (wanted.length === 0) return 'short';
  const ready = (await limited.rows<{ name: string }>(readyIndexes(table))) ?? [];
  return wanted.every((name) => ready.some((one) => one.name === name)) ? 'ready' : 'missing';
}

async function indexed<R extends RowShape>(search: Search): Promise<SearchFound<R>> {
  const { limited, source, order, query, ranked, page } = search;
  const direct = ranked ? null : await inFirstRows<R>(search);
  if (direct) return direct;
  const most = ranked ? rankedMatches : query.words.includes('"') ? phraseMatches : sortedMatches;
  const statement =
    ranked && query.words !== ''
      ? rankMatches(source, query.words, most + 1)
      : firstMatches(source, order, most + 1);
  const atMost = limited.left() - reserve;
  const keys = await limited.rows<RowShape>(statement, { plan: 'bitmap', atMost });
  if (keys === null) return walked<R>(search, 'time');
  const capped = keys.length > most;
  const counted = { total: Math.min(keys.length, most), capped };
  if (capped && order.by === 'seq') {
    const found = await frequentSeqs(search, keys);
    if (found === null) return { ...(await walked<R>(search, 'time')), ...counted };
    return { ...(await rowsOfKeys<R>(search, found)), ...counted };
  }
  const framed = await rowsOfKeys<R>(search, pageOfKeys(keys.slice(0, most), order, page));
  return { ...framed, partialReason: capped ? 'first' : framed.partialReason, ...counted };
}

/** Rows of a word that stands in nearly every problem are found faster one after the other. */
async function inFirstRows<R extends RowShape>(search: Search): Promise<SearchFound<R> | null> {
  const { limited, order, page, query, columns, source } = search;
  const [run] = runsFrom(order, page);
  if (!run) return null;
  const backwards = page.before !== undefined;
  const asked = { source, order, run, backwards, columns, limit: page.limit + 1 };
  const found = await walkStretch<R>(limited, asked, query.words === '' ? 3000 : 300);
  if (!found || found.rows.length <= page.limit) return null;
  return { ...frame(found.rows, { order, page, edge: null }), total: null, capped: true };
}

async function rowsOfKeys<R extends RowShape>(
  { limited, source, order, columns, page, ranked }: Search,
  keys: readonly RowShape[],
): Promise<PageFound<R>> {
  const seqs = keys.map((key) => Number(key.seq));
  const rows = await limited.rows<R>(rowsBySeq(source.table, order, columns, seqs));
  const bySeq = new Map((rows ?? []).map((row) => [row.seq, row]));
  const inOrder = keys.flatMap((key) => {
    const row = bySeq.get(key.seq);
    return row ? [ranked ? { ...row, value: key.value } : row] : [];
  });
  return {
    ...frame(inOrder, { order, page, edge: null }),
    ...(rows ? {} : { partialReason: 'time' as const }),
  };
}

/** What is found by looking at rows one after the other in the order of the list, as far as the time goes. */
async function walked<R extends RowShape>(search: Search, reason: PartialReason): Promise<SearchFound<R>> {
  const { limited, query, ranked } = search;
  const order: BrowseOrder = ranked ? { by: 'seq', descending: true } : search.order;
  const page = ranked ? { limit: search.page.limit } : search.page;
  const stretch = query.words === '' ? 2000 : 200;
  const found = await pageWithin<R>(limited, { ...search, order, page }, { direct: 0, reason, stretch });
  const whole = found.partialReason === null && found.nextAfter === null && found.previousBefore === null;
  const last = ranked ? { nextAfter: null, previousBefore: null } : {};
  return { ...found, ...last, total: whole ? found.rows.length : null, capped: !whole };
}
