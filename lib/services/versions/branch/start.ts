import { z } from 'zod';
import { conflict, precondition } from '#lib/domain/errors.ts';
import { NewProject } from '#lib/domain/projects/schema.ts';
import { createRun } from '../../corpus/create-run.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import type { BranchParameters } from './parameters.ts';

export const branchVersion = projectVerb(
  {
    name: 'versions.branch',
    summary:
      'Makes a new project that begins with the rows of a version as accepted variants, as a run; whoever asks owns it.',
    kind: 'command',
    capability: 'read',
    input: z.object({ version: VersionRef }).extend(NewProject.shape),
  },
  async (ctx, { version: ref, slug, name, description }) => {
    const version = await findVersion(ctx, ref);
    if (version.kind !== 'sft') {
      throw precondition(`The version "${version.name}" holds pairs of replies, which are no variants.`);
    }
    const parameters: BranchParameters = { version: version.id, slug, name, description };
    return ctx.db.$transaction(async (tx) => {
      if (await tx.project.count({ where: { slug } })) {
        throw conflict(`The name "${slug}" is taken. Choose another.`);
      }
      const { run } = await createRun(tx, ctx, { kind: 'branch', action: 'versions.branch', parameters });
      return { run, slug };
    });
  },
);
