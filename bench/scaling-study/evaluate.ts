import { showEvaluation, startEvaluation } from '#lib/services/evaluate/index.ts';
import { getSweep } from '#lib/services/train/index.ts';
import type { StudyPlace } from './open.ts';

type Asked = { sweep: number; benchmark: string };

/** Serves the model of every run, asks it the benchmark greedily with the prompt of its training, and has it graded. */
export async function evaluateSweep({ project, act, until, say }: StudyPlace, { sweep, benchmark }: Asked) {
  const { runs } = await act((ctx) => getSweep(ctx, { project, sweep: String(sweep) }));
  for (const { number } of runs) {
    const asked = { project, benchmark, run: String(number), prompt: 'training' as const, maxTokens: 64 };
    const { evaluation, name } = await act((ctx) => startEvaluation(ctx, asked));
    const shown = await until(name, async (ctx) => {
      const found = await showEvaluation(ctx, { project, evaluation });
      if (found.status === 'failed') throw new Error(`${name}: ${found.error}`);
      return found.status === 'done' && found;
    });
    const said = shown.summary!.graders.map(({ grader, accuracy: { share, low, high } }) => {
      const percent = (value: number) => (value * 100).toFixed(1);
      return `${grader} ${percent(share ?? 0)} % (${percent(low)}–${percent(high)})`;
    });
    say(`${name}: ${said.join(', ')}`);
  }
}
