/**
 * A team that reviews among a million variants, over HTTP against the built studio on an embedded server of its own:
 *
 *   npm run bench -- review [--variants N] [--people N] [--seconds N] [--think S] [--data DIR] [--json]
 *
 * 50 people work one queue at N = 2 at once. Each decides when an item is there and they have thought, `think` seconds in
 * the middle (exponential; 0 asks again at once, which is more than any team does). With --data the database is kept in
 * that folder, and a later run measures on the variants that were made then. A keystroke in the editor: bench -- editor.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBeside } from '#bin/start/build.ts';
import { env } from '#lib/env.ts';
import { openStudio } from './generate/studio.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';
import { type Taken, workAll } from './review/annotators.ts';
import { populate } from './review/population.ts';
import { measureTables } from './review/tables.ts';
import { makeTeam } from './review/team.ts';
import { serve } from './review/web.ts';

const { values } = parseArgs({
  options: {
    variants: { type: 'string', default: '1000000' },
    people: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    think: { type: 'string', default: '4' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [variants, people, seconds] = [values.variants, values.people, values.seconds].map(Number);
const think = Number(values.think);

const began = performance.now();
const report = (step: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${step}`);

const limits = { next: 100, save: 80 } as const;

function metricsOf(name: string, taken: readonly Taken[], goal: boolean): Metric[] {
  return (['next', 'save'] as const).flatMap((kind) => {
    const times = taken.filter((one) => one.kind === kind && one.ok).map(({ ms }) => ms);
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
    const said = `${name}: ${kind === 'next' ? 'next item' : 'save'}`;
    return [
      metric(`${said}, p50`, at(0.5), 'ms'),
      metric(`${said}, p95`, at(0.95), 'ms', goal ? { most: limits[kind] } : {}),
      metric(`${said}, p99`, at(0.99), 'ms'),
    ];
  });
}

async function run(): Promise<Metric[]> {
  const root = env().STUDIO_ROOT;
  const build = await buildBeside(root);
  const studio = await openStudio(values.data && path.resolve(values.data));
  try {
    const project = await populate(studio, variants!, report);
    const { tokens, queue } = await makeTeam(studio, project, people!);
    report(`${people} people and a queue are there`);
    const web = await serve({ root, build, studio });
    try {
      const tables = await measureTables(web.url, tokens[0]!, project.slug);
      report('tables measured');
      const paced = await workAll({
        web: web.url,
        tokens,
        project: project.slug,
        queue,
        seconds: seconds!,
        think,
      });
      report(`${paced.length} calls of ${people} people who think`);
      const rushed = await workAll({
        web: web.url,
        tokens,
        project: project.slug,
        queue,
        seconds: 20,
        think: 0,
      });
      const saved = rushed.filter(({ kind, ok }) => kind === 'save' && ok).length;
      const errors = [...paced, ...rushed].filter(({ ok }) => !ok).length;
      return [
        ...tables,
        ...metricsOf(`${people} people, ${think} s a decision`, paced, true),
        ...metricsOf(`${people} people without a thought`, rushed, false),
        metric(`${people} people without a thought: decisions`, saved / 20, '1/s'),
        metric('errors', errors, '', { most: 0 }),
      ];
    } finally {
      await web.stop();
    }
  } finally {
    await studio.close();
  }
}

printMetrics(await run(), values.json);
