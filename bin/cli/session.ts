import { userInfo } from 'node:os';
import path from 'node:path';
import { connect } from '#lib/db/client.ts';
import { acquireCluster } from '#lib/db/embedded/cluster.ts';
import { env } from '#lib/env.ts';
import { contextFor } from '#lib/http/context.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Ctx } from '#lib/services/context.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { readSecrets } from '#lib/storage/secrets.ts';

export type Session = { ctx: Ctx; close: () => Promise<void> };

/**
 * A context with the rights of the studio's own machine: who may run commands there may read its database anyway.
 * Joins the running studio's database, or starts it for the time of the command.
 */
export async function openSession(): Promise<Session> {
  const settings = env();
  const cluster = settings.DATABASE_URL
    ? null
    : await joinCluster(settings.STUDIO_ROOT, settings.STUDIO_DATA);
  const url = settings.DATABASE_URL ?? cluster?.url('corollary') ?? '';
  const connection = connect(url, { max: 4, applicationName: 'corollary command' });
  const resources = {
    connection,
    storage: filesystemStorage(path.join(settings.STUDIO_DATA, 'files')),
    llm: llmClient(),
    encryptionKey: readSecrets(settings.STUDIO_DATA, { studioSecret: settings.STUDIO_SECRET }).encryptionKey,
  };
  const ctx = contextFor(resources, { kind: 'system', label: `command line (${userInfo().username})` });
  return {
    ctx,
    close: async () => {
      await connection.close();
      await cluster?.release();
    },
  };
}

function joinCluster(root: string, data: string) {
  return acquireCluster({
    root,
    folder: path.join(data, 'postgres'),
    log: path.join(data, 'logs', 'postgres.log'),
  });
}
