import { ResultFile } from '#lib/domain/evaluate/schema.ts';
import { cutText } from '#lib/domain/storable-text.ts';
import { projectVerb } from '../../verb.ts';
import { formatOf, type ResultLine, readResults, resultFile } from './read-file.ts';

const shownReplies = 5;
const shownFaults = 100;
const shownLetters = 2_000;

export const lookAtResults = projectVerb(
  {
    name: 'evaluate.look-at-results',
    summary:
      'Reads an uploaded file of results without writing anything: which problems it answers, and every line that cannot be read.',
    kind: 'query',
    capability: 'evaluate',
    input: ResultFile,
  },
  async (ctx, asked) => {
    const { benchmark, file } = await resultFile(ctx, asked);
    const format = await formatOf(ctx, file, asked.format);
    const scan = new Scan();
    for await (const line of readResults(ctx, file, { benchmark: benchmark.id, format })) scan.add(line);
    const shown = await ctx.db.benchmarkProblem.findMany({
      where: { id: { in: scan.examples.map(({ problemId }) => problemId) } },
      select: { id: true, problem: true, answer: true },
    });
    const byId = new Map(shown.map((problem) => [problem.id, problem]));
    const examples = scan.examples.map(({ problemId, ...one }) => ({ ...one, ...byId.get(problemId)! }));
    const { name: benchmarkName, problemCount } = benchmark;
    return {
      fileName: file.fileName,
      format,
      benchmark: benchmarkName,
      problemCount,
      ...scan.result(),
      examples,
    };
  },
);

/** What a dry run counts and keeps. */
class Scan {
  readonly examples: { line: number; problemId: string; text: string }[] = [];
  private readonly faults: { line: number; message: string }[] = [];
  private readonly problems = new Set<string>();
  private counts = { replies: 0, rejected: 0, repeated: 0, samples: 0 };

  add(line: ResultLine) {
    if ('repeat' in line) this.counts.repeated++;
    else if ('fault' in line) this.refuse(line.line, line.fault);
    else {
      const { problemId, sample, text } = line.placed;
      this.counts.replies++;
      this.counts.samples = Math.max(this.counts.samples, sample + 1);
      if (!this.problems.has(problemId) && this.examples.length < shownReplies)
        this.examples.push({ line: line.line, problemId, text: cutText(text, shownLetters) });
      this.problems.add(problemId);
    }
  }

  private refuse(line: number, message: string) {
    this.counts.rejected++;
    if (this.faults.length < shownFaults) this.faults.push({ line, message });
  }

  result() {
    return { ...this.counts, answered: this.problems.size, rejects: this.faults };
  }
}
