import { createHash, type Hash } from 'node:crypto';
import { memberHashes } from '#lib/db/queries/versions/member-hashes.ts';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { Fault, Verified } from '#lib/domain/versions/verified.ts';
import { openShardBytes } from '#lib/storage/shards/read-shard.ts';
import type { Ctx } from '../../context.ts';
import { changedRejected } from '../preference/changed-rejected.ts';
import { readManifest } from '../read-manifest.ts';

export type VerifiedShards = Pick<Verified, 'rows' | 'faults' | 'derived'> & { contentHash: string };

type Asked = {
  versionId: string;
  manifestHash: string;
  /** Told after each group how many rows were read; what it throws ends the reading. */
  tell?: (done: number) => Promise<void>;
};

/** Faults beyond these are counted by their shards alone. */
const mostFaults = 100;

/** Reads each shard once: its bytes against the manifest, its rows against the members and their revisions. */
export async function verifyShards(
  ctx: Ctx,
  { versionId, manifestHash, tell = async () => undefined }: Asked,
): Promise<VerifiedShards> {
  const { shards } = await readManifest(ctx.storage, manifestHash);
  const content = createHash('sha256');
  const verified: VerifiedShards = { contentHash: '', rows: 0, faults: [], derived: 0 };
  let first = 0;
  for (const shard of shards) {
    const bytes = await bytesOf(ctx, shard, verified);
    if (bytes) await verifyRows(ctx, { versionId, shard, first, bytes, content, verified, tell });
    first += shard.rows;
  }
  return { ...verified, contentHash: content.digest('hex') };
}

async function bytesOf(
  { storage }: Ctx,
  shard: Shard,
  { faults }: VerifiedShards,
): Promise<Uint8Array | null> {
  const key = objectKey(shard.sha256);
  const { path } = shard;
  const found = await storage.stat(key);
  if (!found) {
    faults.push({ kind: 'missing-shard', path, position: null, message: `${path} is missing: ${key}` });
    return null;
  }
  const bytes = await storage.readRange(key, 0, found.bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== shard.sha256) {
    const message = `${path} has other bytes than were frozen: SHA-256 ${sha256}, not ${shard.sha256}`;
    faults.push({ kind: 'changed-shard', path, position: null, message });
  }
  return bytes;
}

type Place = {
  versionId: string;
  shard: Shard;
  first: number;
  bytes: Uint8Array;
  content: Hash;
  verified: VerifiedShards;
  tell: (done: number) => Promise<void>;
};

async function verifyRows(ctx: Ctx, place: Place): Promise<void> {
  const { first, bytes, verified } = place;
  const open = await readable(place, () => openShardBytes(bytes));
  let at = 0;
  for (const size of open?.groups ?? []) {
    const rows = await readable(place, () => open!.rows(at, at + size));
    if (rows === null) return;
    await verifyGroup(ctx, place, first + at, rows);
    at += size;
    verified.rows += size;
    await place.tell(first + at);
  }
}

/** What the bytes of a shard give; null where they cannot be read, which is a fault of the shard. */
async function readable<T>({ shard, verified }: Place, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const message = `${shard.path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    verified.faults.push({ kind: 'unreadable-shard', path: shard.path, position: null, message });
    return null;
  }
}

async function verifyGroup(ctx: Ctx, place: Place, from: number, rows: readonly FrozenRow[]): Promise<void> {
  const { versionId, shard, content, verified } = place;
  const members = await memberHashes(ctx.db, versionId, { from, to: from + rows.length });
  const worse = await changedRejected(ctx.db, versionId, from, rows);
  const fault = (kind: Fault['kind'], position: number, message: string) => {
    if (verified.faults.length < mostFaults) {
      verified.faults.push({ kind, path: shard.path, position, message });
    }
  };
  for (const [at, row] of rows.entries()) {
    const line = Buffer.from(canonicalLine(row), 'utf8');
    content.update(line);
    const position = from + at;
    const member = members[at];
    const hash = createHash('sha256').update(line).digest();
    if (!member?.rowHash || !hash.equals(member.rowHash)) {
      fault('changed-row', position, `Row ${position + 1} is not the row that was frozen.`);
    } else if (worse.has(position)) {
      fault(
        'changed-revision',
        position,
        `What is behind the worse side of row ${position + 1} says something else now.`,
      );
    } else if (member.problem !== null) {
      const same =
        member.problem === row.problem && member.solution === row.solution && member.answer === row.answer;
      if (same) verified.derived++;
      else
        fault(
          'changed-revision',
          position,
          `The revision behind row ${position + 1} says something else now.`,
        );
    }
  }
}
