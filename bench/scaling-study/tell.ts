import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFromEvaluations, exportStudyPoints, showStudy } from '#lib/services/studies/index.ts';
import type { StudyPlace } from './open.ts';

type Asked = { name: string; sweep: number; and?: number };

/** A study of these sweeps: its points, the laws that fit, and what they answer, as its page tells it. */
export async function tellStudy({ project, out, act, until, say }: StudyPlace, { name, sweep, and }: Asked) {
  const study = await act(async (ctx) => {
    const numbers = and === undefined ? [sweep] : [sweep, and];
    const evaluations = await ctx.db.evaluation.findMany({
      where: {
        ...{ project: { slug: project }, status: 'done' },
        checkpoint: { leg: { run: { sweep: { number: { in: numbers } } } } },
      },
      select: { id: true },
    });
    const ids = evaluations.map(({ id }) => id);
    const made = await createFromEvaluations(ctx, {
      ...{ project, name, evaluations: ids, by: ['level'], target: 90 },
    });
    return made.study;
  });
  const shown = await until('the laws are fitted', async (ctx) => {
    const found = await showStudy(ctx, { project, study });
    if (found.fit?.status === 'failed') throw new Error(`The fit failed: ${found.fit.error}`);
    return found.fit?.status === 'done' && found;
  });
  for (const { title, fit, answers } of shown.curves) {
    say(`${title}: ${fit?.choice?.law ?? 'no law'}`);
    for (const { question, answer } of answers) say(`  ${question} ${answer}`);
    for (const law of fit?.laws ?? []) say(`  ${JSON.stringify({ ...law, band: undefined })}`);
  }
  const lines: string[] = [];
  const file = await act((ctx) => exportStudyPoints(ctx, { project, study }));
  for await (const line of file.lines) lines.push(line);
  writeFileSync(path.join(out, `${name}.csv`), lines.join(''));
  writeFileSync(path.join(out, `${name}.json`), JSON.stringify(shown, null, 1));
  return shown;
}
