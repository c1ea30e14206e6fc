import type { Compute } from '#lib/compute/compute.ts';
import type { Db } from '#lib/db/client.ts';
import type { Role } from '#lib/domain/access.ts';
import type { Llm } from '#lib/llm/client.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

/** Who asks. `system` is the command line on the studio's own machine, or a worker's job. */
export type Actor =
  | { kind: 'anonymous'; address: string }
  | { kind: 'user'; id: string; label: string; administrator: boolean; readOnly: boolean }
  | { kind: 'system'; label: string };

/** Everything impure that a service may touch. */
export type Ctx = {
  db: Db;
  actor: Actor;
  now: () => Date;
  /** `length` random bytes, cryptographically strong. */
  randomBytes: (length: number) => Uint8Array;
  storage: ObjectStorage;
  llm: Llm;
  compute: Compute;
  /** 32 bytes, kept outside the database; encrypts what is secret in it. */
  encryptionKey: Uint8Array;
  /** Ends when nobody waits for the answer any more. */
  stopping?: AbortSignal;
};

/** A context inside one project, after authorisation. */
export type ProjectCtx = Ctx & { project: { id: string; slug: string; name: string }; role: Role };
