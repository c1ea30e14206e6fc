import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { projectVerb } from '../verb.ts';
import { readVersionRows } from './read-rows.ts';
import { findVersion, VersionRef } from './summarize.ts';
import { type Fault, verifyShards } from './verify-shards.ts';

export const verifyVersion = projectVerb(
  {
    name: 'versions.verify',
    summary: 'Hashes every file and row of a version again and names what is not as it was frozen.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const expected = version.contentHash;
    const found = version.manifestHash
      ? await verifyShards(ctx, version.id, version.manifestHash)
      : await hashStored(readVersionRows(ctx, version.id));
    const intact =
      found.faults.length === 0 && found.contentHash === expected && found.rows === version.rowCount;
    const { rows, faults, derived } = found;
    return { version: version.number, intact, rows, expected, found: found.contentHash, faults, derived };
  },
);

/** Of a version from before there were shards: its rows as a whole. */
async function hashStored(stored: AsyncGenerator<Parameters<typeof canonicalLine>[0]>) {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const row of stored) {
    hash.update(canonicalLine(row), 'utf8');
    rows += 1;
  }
  return { contentHash: hash.digest('hex'), rows, faults: [] as Fault[], derived: 0 };
}
