import { z } from 'zod';
import { statesUnderWay } from '#lib/domain/train/states.ts';
import { installationVerb } from '../verb.ts';
import { viewTarget } from './view.ts';

export const listTargets = installationVerb(
  {
    name: 'targets.list',
    summary: 'Lists the compute targets and how many runs each has under way; their keys are never shown.',
    kind: 'query',
    who: 'signed-in',
    input: z.object({}),
  },
  async ({ db, compute }) => {
    const found = await db.computeTarget.findMany({
      orderBy: { name: 'asc' },
      include: { _count: { select: { runs: { where: { state: { in: statesUnderWay } } } } } },
    });
    const python = compute.installedPython();
    return {
      python,
      items: found.map(({ _count, ...row }) => ({ ...viewTarget(row), underWay: _count.runs })),
    };
  },
);
