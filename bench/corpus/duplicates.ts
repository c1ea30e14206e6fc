import { connect, type Db, poolOf } from '#lib/db/client.ts';
import { copySeedTexts, textFields } from '#lib/db/queries/duplicates/copy-texts.ts';
import { SignatureReader } from '#lib/math/near-duplicates/index.ts';
import { TokenScanner } from '#lib/math/text/token-scanner.ts';
import type { Ctx } from '#lib/services/context.ts';
import { findDuplicates } from '#lib/services/duplicates/index.ts';
import { readTexts } from '#lib/services/duplicates/run/read-texts.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Metric, metric } from '../metrics.ts';
import { plantCopies, recallOf } from './planted-copies.ts';
import { costOf, doRun } from './run-kind.ts';
import { type Times, timesOf } from './times.ts';

type DuplicatesBench = {
  /** A migrated database with a filled project. */
  url: string;
  /** The slug and the id of the project. */
  project: string;
  projectId: string;
  report: (step: string) => void;
};

const threshold = 0.6;
/** Texts over which the scanner and the signatures are compared. */
const sample = 50_000;
const chunkTexts = 1000;

type Result = Record<'texts' | 'exact' | 'near' | 'skeleton' | 'seconds' | 'indexSeconds', number>;

/** Searches a project for duplicates as the worker does, from the database and back, with edited copies planted in it. */
export async function measureDuplicates(one: DuplicatesBench): Promise<Metric[]> {
  const { db, close } = connect(one.url, { applicationName: 'corollary bench' });
  try {
    const planted = await plantCopies(db, one.projectId);
    one.report(`${planted.length} edited copies planted`);
    const { texts, metrics } = await measureReading(db, one.projectId);
    one.report('reading alone, scanner and signatures measured');
    const first = await search(systemContext(db), one.project);
    one.report(`${first.texts} texts searched in ${first.seconds.toFixed(1)} s`);
    const again = await search(systemContext(db), one.project);
    one.report(`and again in ${again.seconds.toFixed(1)} s`);
    return [
      ...metrics,
      metric('duplicates: first search, texts read, signed, compared, stored', first.seconds, 's', {
        most: 60,
      }),
      metric('duplicates: the same', first.texts / first.seconds, 'texts/s', { floor: texts.rate }),
      metric('duplicates: search with signatures stored before', again.seconds, 's', { most: 60 }),
      metric('duplicates: building the index of signatures', first.indexSeconds, 's'),
      ...costOf('duplicates, first search', first),
      ...(['exact', 'near', 'skeleton'] as const).map((kind) =>
        metric(`duplicates: clusters, ${kind}`, first[kind], 'clusters'),
      ),
      ...(await recallOf(db, planted, threshold)),
      ...(await sizes(db)),
    ];
  } finally {
    await close();
  }
}

async function search(ctx: Ctx, project: string) {
  const { run } = await findDuplicates(ctx, { project, threshold, scope: 'problem' });
  const { row, ...cost } = await doRun(ctx, run);
  return { ...cost, ...(row.result as Result) };
}

/** What nothing can be faster than: the texts sent and read; and over a sample the scanner, beside the signatures. */
async function measureReading(db: Db, projectId: string) {
  const problems: string[] = [];
  const source = { projectId, withSolution: false, limit: {}, keepProblem: [] };
  const client = await poolOf(db).connect();
  let rows = 0;
  const from = performance.now();
  await readTexts(
    client,
    copySeedTexts(source),
    (row) => {
      const problem = row.text(textFields.problem) ?? '';
      if (rows++ < sample) problems.push(problem);
    },
    () => undefined,
  );
  const rate = rows / ((performance.now() - from) / 1000);
  client.release(true);
  const scanner = new TokenScanner();
  const reader = new SignatureReader();
  const { scan, sign, longest } = inTurns(
    problems,
    (text) => scanner.scan(text),
    (text) => reader.read(text),
  );
  const metrics = [
    metric('duplicates: signatures beside the scanner alone', sign, 'texts/s', {
      floor: scan,
      least: 0.5 * scan,
    }),
    metric('duplicates: the longest thousand of them', longest, 'ms'),
    metric('duplicates: reading the texts alone', rate, 'texts/s'),
  ];
  return { texts: { rate }, metrics };
}

/**
 * Texts a second of both, chunk by chunk in turns: what else the machine does meets both alike. By the chunk in the
 * middle: a pause of the machine counts for the chunk that it met. `longest` is the longest chunk in ms.
 */
function inTurns(texts: readonly string[], scan: (text: string) => unknown, sign: (text: string) => unknown) {
  const scanned: number[] = [];
  const signed: number[] = [];
  for (let at = 0; at + chunkTexts <= texts.length; at += chunkTexts) {
    const chunk = texts.slice(at, at + chunkTexts);
    scanned.push(timeOf(chunk, scan));
    signed.push(timeOf(chunk, sign));
  }
  const [scans, signs] = [timesOf(scanned), timesOf(signed)];
  const rate = ({ p50 }: Times) => (1000 * chunkTexts) / p50;
  return { scan: rate(scans), sign: rate(signs), longest: Math.max(scans.most, signs.most) };
}

function timeOf(texts: readonly string[], work: (text: string) => unknown): number {
  const from = performance.now();
  for (const text of texts) work(text);
  return performance.now() - from;
}

async function sizes(db: Db): Promise<Metric[]> {
  const [row] = await db.$queryRaw<{ rows: number; all: number; bands: number }[]>`
    SELECT pg_relation_size('text_signatures')::float8 AS rows,
           pg_total_relation_size('text_signatures')::float8 AS all,
           pg_relation_size('text_signatures_bands')::float8 AS bands`;
  const gib = (bytes: number) => bytes / 2 ** 30;
  return [
    metric('duplicates: signatures stored', gib(row!.rows), 'GiB'),
    metric('duplicates: with their indexes', gib(row!.all), 'GiB'),
    metric('duplicates: of which the index of bands', gib(row!.bands), 'GiB'),
  ];
}
