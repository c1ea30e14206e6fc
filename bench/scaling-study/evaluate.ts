import { showEvaluation, evaluateSweep as startAll } from '#lib/services/evaluate/index.ts';
import type { StudyPlace } from './open.ts';

type Asked = { sweep: number; benchmark: string };

/** Serves the model of every run, asks it the benchmark greedily with the prompt of its training, and has it graded. */
export async function evaluateSweep({ project, act, until, say }: StudyPlace, { sweep, benchmark }: Asked) {
  const asked = { project, benchmark, sweep: String(sweep), maxTokens: 64 };
  const { evaluations } = await act((ctx) => startAll(ctx, asked));
  for (const evaluation of evaluations) {
    const shown = await until('evaluations', async (ctx) => {
      const found = await showEvaluation(ctx, { project, evaluation });
      if (found.status === 'failed') throw new Error(`${found.name}: ${found.error}`);
      return found.status === 'done' && found;
    });
    const said = shown.summary!.graders.map(({ grader, accuracy: { share, low, high } }) => {
      const percent = (value: number) => (value * 100).toFixed(1);
      return `${grader} ${percent(share ?? 0)} % (${percent(low)}–${percent(high)})`;
    });
    say(`${shown.name}: ${said.join(', ')}`);
  }
}
