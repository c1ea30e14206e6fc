import { studioCompute } from '#lib/compute/studio-compute.ts';
import type { Connection } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { llmClient } from '#lib/llm/openai.ts';
import { openStorage } from '#lib/storage/open-storage.ts';
import { readSecrets } from '#lib/storage/secrets.ts';
import type { Resources } from './context.ts';

/** What a process of the studio works with, over a connection that it opened: web, worker and command line alike. */
export function openResources(connection: Connection): Resources {
  const { STUDIO_ROOT, STUDIO_DATA, STUDIO_SECRET, NEXTAUTH_SECRET } = env();
  const given = { studioSecret: STUDIO_SECRET, sessionSecret: NEXTAUTH_SECRET };
  return {
    connection,
    storage: openStorage(env()),
    llm: llmClient(),
    compute: studioCompute({ root: STUDIO_ROOT, data: STUDIO_DATA }),
    encryptionKey: readSecrets(STUDIO_DATA, given).encryptionKey,
  };
}
