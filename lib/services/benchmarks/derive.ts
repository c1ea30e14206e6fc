import type { Prisma } from '#lib/db/generated/client.ts';
import { RobustnessSet } from '#lib/domain/benchmarks/schema.ts';
import { conflict, invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { Derivation, robustnessKinds } from '#lib/domain/evaluate/robustness/index.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

export const deriveBenchmark = projectVerb(
  {
    name: 'benchmarks.derive',
    summary:
      'Makes a robustness set of a benchmark, in the background: irrelevant sentences before the question, or new numbers.',
    kind: 'command',
    capability: 'import',
    input: RobustnessSet,
  },
  async (ctx, { benchmark, name: asked, limit, randomSeed, ...how }) => {
    const place = { projectId: ctx.project.id };
    const parent = await ctx.db.benchmark.findFirst({ where: { id: benchmark, ...place } });
    if (!parent) throw notFound('This benchmark');
    if (parent.status !== 'done') throw precondition(`${parent.name} is ${parent.status}, not ready.`);
    if (parent.parentId) throw precondition(`${parent.name} is a robustness set itself. Take its parent.`);
    if (how.from > how.to) throw invalid('from: The fewest distractors are more than the most.');
    const name = asked || `${parent.name}, ${titleOf(how.kind)}`.slice(0, 100);
    const taken = await ctx.db.benchmark.findFirst({ where: { ...place, name }, select: { id: true } });
    if (taken) throw conflict(`A benchmark named "${name}" exists. Choose another name.`);
    const derivation = { ...Derivation.parse(how), randomSeed, limit: limit ?? null };
    const { licence, fileName, fileHash, format } = parent;
    return ctx.db.$transaction(async (tx) => {
      const { id } = await tx.benchmark.create({
        data: {
          ...{ ...place, name, licence, fileName, fileHash, format, parentId: parent.id },
          description: `Made from ${parent.name}.`,
          derivation: derivation as Prisma.InputJsonObject,
          createdById: userIdOf(ctx),
          createdAt: ctx.now(),
        },
      });
      await enqueue(tx, 'benchmarks.derive', { benchmarkId: id });
      const after = { name, parent: parent.name, ...derivation };
      await audit(tx, ctx, { action: 'benchmarks.derive', target: `benchmark ${id}`, before: null, after });
      return { benchmark: id, name, status: 'queued' as const };
    });
  },
);

const titleOf = (kind: string) => robustnessKinds.find(({ id }) => id === kind)!.title.toLowerCase();
