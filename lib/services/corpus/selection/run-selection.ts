import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { poolOf, type Tx } from '#lib/db/client.ts';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { type Candidates, countSelectionCandidates } from '#lib/db/queries/selection-candidates.ts';
import { selectionTexts } from '#lib/db/queries/selection-texts.ts';
import { storeSelectionItems } from '#lib/db/queries/store-selection-items.ts';
import { SelectionParameters } from '#lib/domain/corpus/selection.ts';
import { conflict, precondition } from '#lib/domain/errors.ts';
import type { Ctx } from '../../context.ts';
import type { RunProgress } from '../run-corpus.ts';
import { chooseCoreSet } from './choose-core-set.ts';
import { embeddingSource } from './embed-blocks.ts';

const blockRows = 2000;
/** Texts between two looks at whether the run was cancelled, where an endpoint is asked. */
const embeddedRows = 256;
/** Enough to know how common each n-gram is. */
const sampleRows = 200_000;
const itemsAtOnce = 20_000;
const mostThreads = 16;

/** The run "selection": chooses, and stores the selection with its items. */
export async function runSelection(ctx: Ctx, run: CorpusRun, progress: RunProgress) {
  const { name, kind, size, randomSeed, vectors, endpoint, ...filter } = SelectionParameters.parse(
    run.parameters,
  );
  const pool = poolOf(ctx.db);
  const candidates: Candidates = { projectId: run.projectId, kind, filter };
  const { count, last } = await countSelectionCandidates(pool, candidates);
  if (count < size) {
    throw precondition(`Only ${count} ${kind}s fit the filter: choose at most so many, or widen the filter.`);
  }
  const source = vectors === 'embedding' ? await embeddingSource(ctx, run, endpoint ?? '') : null;
  const limit = source ? embeddedRows : blockRows;
  const seqs: bigint[] = [];
  const { rows, result } = await chooseCoreSet({
    ...{ rows: count, size, seed: String(randomSeed), source, progress },
    sample: () => blocks(pool, candidates, { last, limit, every: Math.ceil(count / sampleRows) }, () => {}),
    texts: () => blocks(pool, candidates, { last, limit, every: 1 }, (seq) => seqs.push(seq)),
    threads: Math.max(1, Math.min(mostThreads, availableParallelism(), Math.ceil(count / 10_000))),
  });
  const chosen = Array.from(rows, (row) => seqs[row]!);
  const selection = await ctx.db.$transaction((tx) => store(tx, ctx, run, { name, kind, chosen, result }), {
    timeout: 300_000,
  });
  return { ...result, selection };
}

type Page = { last: bigint; every: number; limit: number };

async function* blocks(pool: pg.Pool, candidates: Candidates, page: Page, each: (seq: bigint) => void) {
  for (let after = 0n; ; ) {
    const rows = await selectionTexts(pool, candidates, { ...page, after });
    for (const { seq } of rows) {
      after = BigInt(seq);
      each(after);
    }
    if (rows.length > 0) yield rows.map((row) => row.problem);
    if (rows.length < page.limit) return;
  }
}

type Chosen = { name: string; kind: 'seed' | 'variant'; chosen: bigint[]; result: object };

async function store(tx: Tx, ctx: Ctx, run: CorpusRun, { name, kind, chosen, result }: Chosen) {
  const { projectId, createdById } = run;
  if (await tx.corpusSelection.count({ where: { projectId, name } })) {
    throw conflict(`A selection named "${name}" was stored meanwhile. Choose another name.`);
  }
  const { id } = await tx.corpusSelection.create({
    data: {
      ...{ projectId, createdById, name, kind, size: chosen.length, result, createdAt: ctx.now() },
      parameters: run.parameters as object,
    },
  });
  for (let from = 0; from < chosen.length; from += itemsAtOnce) {
    await storeSelectionItems(tx, id, from, chosen.slice(from, from + itemsAtOnce));
  }
  return id;
}
