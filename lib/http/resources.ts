import path from 'node:path';
import { processConnection } from '#lib/db/process-connection.ts';
import { env } from '#lib/env.ts';
import { llmClient } from '#lib/llm/openai.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { readSecrets } from '#lib/storage/secrets.ts';
import type { Resources } from './context.ts';

// A global, because a development reload evaluates this module again.
const place = globalThis as typeof globalThis & { corollaryResources?: Resources };

/** What the web process has one of: opened at the first call, kept over development reloads. */
export async function resources(): Promise<Resources> {
  place.corollaryResources ??= open();
  return place.corollaryResources;
}

function open(): Resources {
  const { STUDIO_DATA, STUDIO_SECRET, NEXTAUTH_SECRET } = env();
  const given = { studioSecret: STUDIO_SECRET, sessionSecret: NEXTAUTH_SECRET };
  return {
    connection: processConnection(),
    storage: filesystemStorage(path.join(STUDIO_DATA, 'files')),
    llm: llmClient(),
    encryptionKey: readSecrets(STUDIO_DATA, given).encryptionKey,
  };
}
