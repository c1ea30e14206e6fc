import { anyInPopulation } from '#lib/db/queries/audits/any-in-population.ts';
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
    return ctx.db.$transaction(async (tx) => {
      const taken = await tx.auditPlan.findFirst({ where: { projectId: project.id, name } });
      if (taken) throw conflict(`An audit named "${name}" exists. Choose another name.`);
      if (!(await anyInPopulation(tx, { projectId: project.id, filter, dimensions }))) {
        throw precondition(nothingFits);
      }
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
      await audit(tx, ctx, { action: 'audits.create', target: `audit plan ${made.id}`, after });
      return { audit: made.id, name, status: made.status };
    });
  },
);
