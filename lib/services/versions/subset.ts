import { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import { RandomSeed } from '#lib/domain/random-seed.ts';
import { VersionName } from '#lib/domain/versions/schema.ts';
import { subsetName } from '#lib/domain/versions/subset-name.ts';
import { createRun } from '../corpus/create-run.ts';
import { projectVerb } from '../verb.ts';
import type { SubsetParameters } from './freeze/subset-parameters.ts';
import { readManifest } from './read-manifest.ts';
import { requireFreeNames } from './require-free-names.ts';
import { findVersion, VersionRef } from './summarize.ts';

export const subsetVersion = projectVerb(
  {
    name: 'versions.subset',
    summary:
      'Freezes nested subsets of a version for a scaling study: each smaller one lies within every larger one.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({
      version: VersionRef,
      sizes: z
        .array(z.coerce.number().int().min(1).max(100_000_000))
        .min(1)
        .max(20)
        .describe('Rows for training in each; the rows for validation and testing stay whole'),
      name: VersionName.optional().describe(
        'Their names begin with this; left out, with that of the version',
      ),
      randomSeed: RandomSeed.default(1).describe('Decides the order; the same number gives the same subsets'),
    }),
  },
  async (ctx, { version: ref, sizes, name, randomSeed }) => {
    const version = await findVersion(ctx, ref);
    if (!version.manifestHash) {
      throw precondition(
        'This version is from before versions lay in files. Freeze it anew, then take subsets of that.',
      );
    }
    const { splits } = await readManifest(ctx.storage, version.manifestHash);
    const train = splits.train ?? 0;
    const tooLarge = sizes.filter((size) => size > train);
    if (tooLarge.length > 0) {
      throw precondition(
        `${version.name} has ${train} rows for training, fewer than ${tooLarge.join(', ')}.`,
      );
    }
    const subsets = [...new Set(sizes)]
      .sort((a, b) => b - a)
      .map((size) => ({ size, name: subsetName(name ?? version.name, size) }));
    return ctx.db.$transaction(async (tx) => {
      const names = subsets.map((one) => one.name);
      await requireFreeNames(tx, ctx.project.id, names);
      const parameters: SubsetParameters = { subsetOf: version.id, randomSeed, subsets };
      const { run } = await createRun(tx, ctx, { kind: 'freeze', action: 'versions.subset', parameters });
      return { run, names };
    });
  },
);
