import { notFound } from '#lib/domain/errors.ts';
import { ImportPlan } from '#lib/domain/seeds/requests.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { problemHash } from '../problem-hash.ts';
import { projectVerb } from '../verb.ts';
import { type RowProblem, readRow } from './import/read-row.ts';
import { readStoredRows } from './read-stored-rows.ts';
import { resolvePlan } from './resolve-plan.ts';

const shownRows = 10;
/** Problems that are listed; all are counted. */
const shownProblems = 1_000;

export const previewImport = projectVerb(
  {
    name: 'seeds.preview',
    summary: 'Reads an uploaded file without writing anything: ten rows, and every problem with its line.',
    kind: 'query',
    capability: 'import',
    input: ImportPlan,
  },
  async (ctx, input) => {
    const found = await ctx.db.seedImport.findFirst({
      where: { id: input.import, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This upload');
    const plan = await resolvePlan(ctx, found, input);
    const file = { import: found.id, fileName: found.fileName, ...plan };
    // Without any column there is nothing to choose from: what is wrong with each row is shown instead.
    if (plan.format === 'custom' && !plan.mapping && plan.columns.length > 0)
      return { ...file, needsMapping: true, ...new Scan().result() };
    const scan = new Scan();
    const mapping = plan.mapping ?? { problem: 'problem' };
    for await (const row of readStoredRows(ctx, found)) scan.add(readRow(plan.format, mapping, row));
    return { ...file, needsMapping: false, ...scan.result() };
  },
);

/** What a dry run counts and keeps. */
class Scan {
  private readonly rows: (ParsedSeed & { line: number })[] = [];
  private readonly problems: RowProblem[] = [];
  private readonly seen = new Set<string>();
  private counts = { readable: 0, rejected: 0, repeated: 0, withSolution: 0, withAnswer: 0, problemCount: 0 };

  add(row: ReturnType<typeof readRow>) {
    if (row.problems) {
      this.counts.rejected += 1;
      this.counts.problemCount += row.problems.length;
      this.problems.push(...row.problems.slice(0, shownProblems - this.problems.length));
      return;
    }
    this.counts.readable += 1;
    if (row.seed.solution) this.counts.withSolution += 1;
    if (row.seed.answer) this.counts.withAnswer += 1;
    const hash = problemHash(row.seed.problem).slice(0, 16);
    if (this.seen.has(hash)) this.counts.repeated += 1;
    this.seen.add(hash);
    if (this.rows.length < shownRows) this.rows.push({ ...row.seed, line: row.line });
  }

  result() {
    return { ...this.counts, rows: this.rows, problems: this.problems };
  }
}
