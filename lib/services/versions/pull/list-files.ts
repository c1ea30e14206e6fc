import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { filesOf } from './version-file.ts';

export const listVersionFiles = projectVerb(
  {
    name: 'versions.files',
    summary: 'Lists the files of a version, manifest and Parquet shards, with their sizes and SHA-256.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    return { version: version.number, items: await filesOf(ctx.storage, version) };
  },
);
