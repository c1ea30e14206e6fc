import { readFileSync } from 'node:fs';
import { answerType } from '#lib/domain/benchmarks/answer-type.ts';
import { parseRow } from '#lib/domain/seeds/parse-import.ts';
import { seededRandom } from '#lib/math/random.ts';
import { beginGrading } from '#lib/services/evaluate/grading/begin-grading.ts';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import { makeProject } from '#test/support/factories.ts';
import { openStudio } from '../generate/studio.ts';
import { type Metric, metric } from '../metrics.ts';

const samples = 4;
const never = new AbortController().signal;

type Problem = { problem: string; solution: string; answer: string };

/** Sums in words, as many as GSM8K's test has problems; a file in GSM8K's form takes their place. */
function problemsOf(file: string | undefined): Problem[] {
  if (file !== undefined) {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line, at) => {
        const read = parseRow('gsm8k', null, JSON.parse(line), at + 1);
        if (!('seed' in read)) throw new Error(`Line ${at + 1} of ${file} is no problem of GSM8K.`);
        const { problem, solution, answer } = read.seed;
        return { problem, solution: solution ?? '', answer: answer ?? '' };
      });
  }
  return Array.from({ length: 1319 }, (_, at) => {
    const [boxes, each, more] = [3 + (at % 17), 5 + (at % 23), 2 + (at % 31)];
    const all = boxes * each + more;
    return {
      problem: `Ann has ${boxes} boxes of ${each} pens and ${more} more. How many pens has she (${at})?`,
      solution: `In the boxes there are ${boxes} * ${each} = ${boxes * each} pens.\nWith the others that makes ${boxes * each} + ${more} = ${all}.\n`,
      answer: String(all),
    };
  });
}

/** A reply that is right, wrong, or has no answer, said in one of several manners. */
function replyTo({ solution, answer }: Problem, random: () => number): string {
  const said = random() < 0.6 ? answer : `${answer}1`;
  const manners = [`The answer is: ${said}`, `\\boxed{${said}}`, `#### ${said}`, `So it is $${said}$.`, ''];
  return `${solution}${manners[Math.floor(random() * manners.length)]}`;
}

/** Grades stored replies again, four to each problem, with every grader: how long it takes, its progress being written. */
export async function measureRegrading(file: string | undefined): Promise<Metric[]> {
  const studio = await openStudio();
  const { ctx } = studio;
  const { db } = ctx;
  try {
    const problems = problemsOf(file);
    const { id: projectId } = await makeProject(db);
    const benchmark = await db.benchmark.create({
      data: { projectId, name: 'regraded', licence: 'MIT', fileName: '', fileHash: '', status: 'done' },
    });
    await db.benchmarkProblem.createMany({
      data: problems.map((one, at) => ({
        ...{ ...one, benchmarkId: benchmark.id, rowNumber: at + 1, contentHash: String(at) },
        answerType: answerType(one.answer),
      })),
    });
    const evaluation = await db.evaluation.create({
      data: {
        ...{ projectId, name: 'stored', benchmarkId: benchmark.id, benchmarkHash: '', source: 'import' },
        ...{ modelName: 'm', recipe: {}, samples, problems: problems.length, status: 'done' },
        replies: problems.length * samples,
      },
    });
    const rows = await db.benchmarkProblem.findMany({ orderBy: { rowNumber: 'asc' }, select: { id: true } });
    const random = seededRandom('regrade');
    for (let sample = 0; sample < samples; sample++) {
      await db.evaluationReply.createMany({
        data: rows.map(({ id }, at) => ({
          ...{ evaluationId: evaluation.id, problemId: id, sample, finishReason: 'stop' },
          text: replyTo(problems[at]!, random),
        })),
      });
    }
    const grade = async () => {
      const grading = await beginGrading(db, {
        evaluationId: evaluation.id,
        createdById: null,
        at: new Date(),
      });
      const from = performance.now();
      await runGrading(ctx, grading, { stopping: never });
      return (performance.now() - from) / 1000;
    };
    const first = await grade();
    const again = await grade();
    const what = `${problems.length} × ${samples} replies by four graders`;
    return [metric(`${what}: graded`, first, 's'), metric(`${what}: graded again`, again, 's', { most: 20 })];
  } finally {
    await studio.close();
  }
}
