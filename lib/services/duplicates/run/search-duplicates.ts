import type pg from 'pg';
import { copySeedTexts, copyVariantTexts, type TextSource } from '#lib/db/queries/duplicates/copy-texts.ts';
import { countTexts } from '#lib/db/queries/duplicates/count-texts.ts';
import { forgetOrphanedSignatures } from '#lib/db/queries/duplicates/forget-orphaned-signatures.ts';
import { withoutWaiting } from '#lib/db/queries/duplicates/without-waiting.ts';
import type { DuplicateResult, DuplicateSearch } from '#lib/domain/check/duplicates.ts';
import { readTexts } from './read-texts.ts';
import { dropSignatureIndexes } from './signature-indexes.ts';
import { SignatureWriter } from './signature-writer.ts';
import { storeClusters } from './store-clusters.ts';
import { type MemberRow, TextCollector } from './text-collector.ts';

export type SearchOptions = {
  pool: pg.Pool;
  projectId: string;
  runId: string;
  search: DuplicateSearch;
  /** Methods whose variants have their seed's problem on purpose: their problems are not compared. */
  keepProblem: readonly string[];
  report: (phase: string, done: number, total: number) => void;
};

/** From so many new signatures on, building their index anew costs less than keeping it up to date. */
const bulkSignatures = 50_000;
const signaturesAtOnce = 20_000;

export const phases = {
  read: 'Reading and signing the texts',
  compare: 'Comparing the texts',
  store: 'Storing what was found',
} as const;

/**
 * Reads all texts of a project once, stores the signatures that are missing, forgets those of deleted texts, and replaces the open clusters by those that
 * it finds. Run again after a crash it begins anew. Leaves the index of the signatures to be built where they are many.
 */
export async function searchDuplicates(options: SearchOptions): Promise<DuplicateResult> {
  const { search, report } = options;
  const started = performance.now();
  const collector = new TextCollector(options.projectId, search);
  await collect(options, collector);
  const { read, signed } = collector;
  report(phases.compare, read, read);
  const counts = { exact: 0, near: 0, skeleton: 0 };
  const { decided, members } = await store(options, collector, counts);
  return { texts: read, signed, ...counts, members, decided, seconds: (performance.now() - started) / 1000 };
}

async function collect(options: SearchOptions, collector: TextCollector) {
  const { pool, projectId, report } = options;
  const reading = await pool.connect();
  const writing = await pool.connect();
  try {
    await withoutWaiting(writing);
    await forgetOrphanedSignatures(writing);
    const { total, unsigned } = await countTexts(reading, projectId);
    if (unsigned >= bulkSignatures) await dropSignatureIndexes(writing);
    const writer = new SignatureWriter(writing);
    const source = sourceOf(options);
    const afterChunk = () => {
      report(phases.read, collector.read, Math.max(total, collector.read));
      const signatures = collector.takeSignatures(signaturesAtOnce);
      return signatures ? writer.write(signatures) : undefined;
    };
    await readTexts(reading, copySeedTexts(source), (row) => collector.add('seed', row), afterChunk);
    await readTexts(reading, copyVariantTexts(source), (row) => collector.add('variant', row), afterChunk);
    const last = collector.takeSignatures(1);
    if (last) await writer.write(last);
    await writer.finish();
  } finally {
    // Either may be in the middle of a COPY; the tables and settings of their sessions end with them.
    reading.release(true);
    writing.release(true);
  }
}

function sourceOf({ projectId, search, keepProblem }: SearchOptions): TextSource {
  const limit = { import: search.import, batch: search.batch, version: search.version };
  return { projectId, withSolution: search.scope === 'full', limit, keepProblem };
}

async function store(
  { pool, projectId, runId, search, report }: SearchOptions,
  collector: TextCollector,
  counts: Record<'exact' | 'near' | 'skeleton', number>,
) {
  function* rows(): Generator<MemberRow> {
    let number = 0;
    for (const { kind, members, similarities } of collector.clusters()) {
      counts[kind]++;
      for (const [position, member] of members.entries()) {
        const { kind: table, seq } = collector.rowOf(member);
        yield [number, kind, position, table, seq, similarities[position]!];
      }
      number++;
    }
  }
  const found = { projectId, scope: search.scope, runId, rows: rows() };
  return storeClusters(pool, found, () => report(phases.store, collector.read, collector.read));
}
