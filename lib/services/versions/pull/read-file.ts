import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { openFile } from './open-file.ts';

export const FilePath = z
  .string()
  .min(1)
  .max(200)
  .describe('The path of the file, as the list of files has it');

export const readVersionFile = projectVerb(
  {
    name: 'versions.file',
    summary: 'Gives a file of a version, whole or a range of its bytes.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef, path: FilePath }),
  },
  async (ctx, { version, path }) => openFile(ctx, await findVersion(ctx, version), path),
);
