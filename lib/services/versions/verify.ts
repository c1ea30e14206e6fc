import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { projectVerb } from '../verb.ts';
import { readVersionRows } from './read-rows.ts';
import { findVersion, VersionRef } from './summarize.ts';

export const verifyVersion = projectVerb(
  {
    name: 'versions.verify',
    summary: 'Hashes the stored rows of a version again and compares with its content hash.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const hash = createHash('sha256');
    let rows = 0;
    for await (const row of readVersionRows(ctx, version.id)) {
      hash.update(canonicalLine(row), 'utf8');
      rows += 1;
    }
    const contentHash = hash.digest('hex');
    const intact = contentHash === version.contentHash && rows === version.rowCount;
    return { version: version.number, intact, rows, expected: version.contentHash, found: contentHash };
  },
);
