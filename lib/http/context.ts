import { randomBytes } from 'node:crypto';
import type { Compute } from '#lib/compute/compute.ts';
import type { Connection } from '#lib/db/client.ts';
import type { Llm } from '#lib/llm/client.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

export type Resources = {
  connection: Connection;
  storage: ObjectStorage;
  llm: Llm;
  compute: Compute;
  encryptionKey: Uint8Array;
};

/** The context of one call: the process's resources and the one who asks. */
export function contextFor(resources: Resources, actor: Actor): Ctx {
  return {
    db: resources.connection.db,
    storage: resources.storage,
    llm: resources.llm,
    compute: resources.compute,
    encryptionKey: resources.encryptionKey,
    actor,
    now: () => new Date(),
    randomBytes: pooledRandomBytes,
  };
}

const poolBytes = 4096;
let pool = randomBytes(poolBytes);
let used = 0;

/** Random bytes; asking the system for each id by itself would take longer than all else about it. No byte is given twice. */
function pooledRandomBytes(length: number): Uint8Array {
  if (length > poolBytes / 8) return randomBytes(length);
  if (used + length > poolBytes) {
    pool = randomBytes(poolBytes);
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}
