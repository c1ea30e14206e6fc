import { connect, type Db, poolOf } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { pageRows } from '#lib/db/queries/browse/page-rows.ts';
import { seedConditions } from '#lib/db/queries/browse/seed-conditions.ts';
import type { BrowseOrder, BrowseSource } from '#lib/db/queries/browse/source.ts';
import { seededRandom } from '#lib/math/random.ts';
import type { Ctx } from '#lib/services/context.ts';
import { listSeeds } from '#lib/services/seeds/index.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Metric, metric } from '../metrics.ts';
import { randomFilters, searches } from './browse-cases.ts';
import { measureRendering } from './browse-rendering.ts';
import { type Times, timed } from './times.ts';

export type BrowseBench = {
  /** A migrated database with a filled project whose search indexes are built and analysed. */
  url: string;
  /** The slug of the project. */
  project: string;
  /** Told of each step as it ends. */
  report: (step: string) => void;
};

const rounds = 100;
const combinations = 60;

/** Pages, filters and searches over the seeds of a project, beside a lookup of fifty rows by their primary key. */
export async function measureBrowse({ url, project, report }: BrowseBench): Promise<Metric[]> {
  const { db, close } = connect(url, { applicationName: 'corollary bench' });
  try {
    const { id } = await db.project.findUniqueOrThrow({ where: { slug: project } });
    const pages = await measurePages(db, id);
    report('pages measured beside a lookup by primary key');
    const filters = await measureFilters(systemContext(db), project);
    report(`${combinations} combinations of filters measured`);
    const found = await measureSearches(systemContext(db), db, { id, slug: project });
    report('searches measured');
    return [...pages, ...filters, ...found, ...measureRendering(await sampleProblems(db, id))];
  } finally {
    await close();
  }
}

const columns = Prisma.sql`t.id, t.seq, t.problem, t.answer, t.subject, t.level, t.tokens`;

/** In the database alone: one statement each, the rows read. */
async function measurePages(db: Db, projectId: string): Promise<Metric[]> {
  const places = await drawnRows(db, projectId);
  const [row] = places;
  if (!row) throw new Error('The project has no seeds.');
  const source = (filter: Parameters<typeof seedConditions>[0]): BrowseSource => ({
    table: 'seeds',
    projectId,
    conditions: seedConditions(filter),
  });
  const all = source({});
  const seq: BrowseOrder = { by: 'seq', descending: false };
  const page = (one: BrowseSource, order: BrowseOrder, from: number | null, backwards = false) => {
    const run = { empty: false, from: from === null ? null : { value: null, seq: from } };
    return pageRows({ source: one, order, run, backwards, limit: 51, columns });
  };
  const drawn = (at: number) => places[at % places.length]!.seq;
  const cases: [string, (at: number) => Prisma.Sql][] = [
    ['first page', () => page(all, seq, null)],
    ['next page', (at) => page(all, seq, drawn(at))],
    ['last page', () => page(all, seq, null, true)],
    ['first page by level', () => page(all, { by: 'level', descending: true }, null)],
    ['first page of one subject', () => page(source({ subject: ['Algebra'] }), seq, null)],
    ['next page of one subject', (at) => page(source({ subject: ['Algebra'] }), seq, drawn(at))],
    ['next page of one level', (at) => page(source({ level: [3] }), seq, drawn(at))],
  ];
  const ids = places.map((place) => place.id);
  const floor = await statementTimes(db, (at) => lookup(ids, at));
  const metrics = [...both('browse, 50 rows by primary key', floor)];
  for (const [name, statement] of cases) {
    const times = await statementTimes(db, statement);
    metrics.push(metric(`browse, ${name}, p50`, times.p50, 'ms', { floor: floor.p50 }));
    metrics.push(metric(`browse, ${name}, p95`, times.p95, 'ms', { most: 3 * floor.p95, floor: floor.p95 }));
  }
  return metrics;
}

const lookup = (ids: readonly string[], at: number) => {
  const some = Array.from({ length: 50 }, (_, place) => ids[(at * 50 + place) % ids.length]!);
  return Prisma.sql`SELECT ${columns} FROM seeds AS t WHERE t.id = ANY(${some}::uuid[])`;
};

async function statementTimes(db: Db, statement: (at: number) => Prisma.Sql): Promise<Times> {
  const client = await poolOf(db).connect();
  try {
    return await timed(rounds, async (at) => {
      const { text, values } = statement(at);
      await client.query(text, values);
    });
  } finally {
    client.release();
  }
}

/** Rows at places drawn over the whole project. */
async function drawnRows(db: Db, projectId: string): Promise<{ id: string; seq: number }[]> {
  const edges = await db.seed.aggregate({ where: { projectId }, _min: { seq: true }, _max: { seq: true } });
  const [low, high] = [Number(edges._min.seq ?? 0), Number(edges._max.seq ?? 0)];
  const random = seededRandom('browse');
  const seqs = Array.from({ length: 4000 }, () => BigInt(low + Math.floor(random() * (high - low + 1))));
  const rows = await db.seed.findMany({
    where: { projectId, seq: { in: seqs } },
    select: { id: true, seq: true },
  });
  return rows.map(({ id, seq }) => ({ id, seq: Number(seq) })).sort(() => random() - 0.5);
}

const both = (name: string, times: Times, limits: { most?: number } = {}) => [
  metric(`${name}, p50`, times.p50, 'ms'),
  metric(`${name}, p95`, times.p95, 'ms', limits),
];

type List = Awaited<ReturnType<typeof listSeeds>>;

async function measureFilters(ctx: Ctx, project: string): Promise<Metric[]> {
  let partial = 0;
  let slowestWhole = 0;
  const filters = randomFilters(combinations);
  const times = await timed(filters.length, async (at) => {
    const began = performance.now();
    const list: List = await listSeeds(ctx, { project, ...filters[at] });
    if (list.partial) partial++;
    else slowestWhole = Math.max(slowestWhole, performance.now() - began);
  });
  return [
    ...both('browse, combinations of filters', times),
    metric('browse, worst combination that is not marked as partial', slowestWhole, 'ms', { most: 150 }),
    metric('browse, worst combination', times.most, 'ms'),
    metric('browse, combinations marked as partial', partial, `of ${filters.length}`),
  ];
}

async function measureSearches(ctx: Ctx, db: Db, project: { id: string; slug: string }): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const { name, text, sort } of await searches(db, project.id)) {
    let partial = false;
    const times = await timed(10, async () => {
      const list: List = await listSeeds(ctx, { project: project.slug, text, sort });
      partial ||= list.partial;
    });
    const limits = partial ? {} : { most: 300 };
    metrics.push(...both(`search, ${name}${partial ? ' (marked as partial)' : ''}`, times, limits));
  }
  return metrics;
}

async function sampleProblems(db: Db, projectId: string): Promise<string[]> {
  const rows = await db.seed.findMany({
    where: { projectId },
    orderBy: { seq: 'asc' },
    take: 1000,
    select: { problem: true },
  });
  return rows.map((row) => row.problem);
}
