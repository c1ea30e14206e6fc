import type { Db } from '#lib/db/client.ts';
import { anyInPopulation } from '#lib/db/queries/audits/any-in-population.ts';
import type { Population } from '#lib/db/queries/audits/population.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { conflict, precondition } from '#lib/domain/errors.ts';
import { NewAudit } from '#lib/domain/review/audit-plan/index.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { nothingFits, parts } from './plan-strata.ts';

export const createAudit = projectVerb(
  {
    name: 'audits.create',
    summary:
      'Makes an audit plan: freezes its population and strata and draws the rows that people will read.',
    kind: 'command',
    capability: 'configure',
    input: NewAudit,
  },
  async (ctx, asked) => {
    const { name, expected } = asked;
    const { filter, dimensions, settings } = parts(asked);
    const { actor, project } = ctx;
    await requireRows(ctx.db, { projectId: project.id, filter, dimensions });
    return ctx.db.$transaction(async (tx) => {
      const taken = await tx.auditPlan.findFirst({ where: { projectId: project.id, name } });
      if (taken) throw conflict(`An audit named "${name}" exists. Choose another name.`);
      const made = await tx.auditPlan.create({
        data: {
          ...{ projectId: project.id, name, dimensions, expected },
          ...{ filter: filter as object, settings: settings as object },
          randomSeed: Buffer.from(ctx.randomBytes(16)).toString('hex'),
          createdById: actor.kind === 'user' ? actor.id : null,
          createdLabel: actor.kind === 'anonymous' ? 'visitor' : actor.label,
          createdAt: ctx.now(),
        },
      });
      await enqueue(tx, 'audits.draw', { auditId: made.id });
      const after = { name, filter, dimensions, settings, randomSeed: made.randomSeed };
      await audit(tx, ctx, { action: 'audits.create', target: `audit plan ${made.id}`, before: null, after });
      return { audit: made.id, name, status: made.status };
    });
  },
);

/** How long somebody waits to hear that nothing fits; the draw says it otherwise. */
const lookMs = 1000;

async function requireRows(db: Db, population: Population): Promise<void> {
  const found = await withTimeLimit(db, lookMs, ({ rows }) =>
    rows<{ one: number }>(anyInPopulation(population)),
  );
  if (found?.length === 0) throw precondition(nothingFits);
}
