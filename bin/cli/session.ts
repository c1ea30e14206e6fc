import { userInfo } from 'node:os';
import { connect } from '#lib/db/client.ts';
import { openMigrated } from '#lib/db/open-database.ts';
import { env } from '#lib/env.ts';
import { contextFor } from '#lib/http/context.ts';
import { openResources } from '#lib/http/open-resources.ts';
import type { Ctx } from '#lib/services/context.ts';

export type Session = { ctx: Ctx; close: () => Promise<void> };

/**
 * A context with the rights of the studio's own machine: who may run commands there may read its database anyway.
 * Joins the running studio's database, or starts it for the time of the command.
 */
export async function openSession(): Promise<Session> {
  const { STUDIO_ROOT: root, STUDIO_DATA: data, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = env();
  const database = await openMigrated({ root, data, url, ownerUrl });
  const connection = connect(database.appUrl, { max: 4, applicationName: 'corollary command' });
  const actor = { kind: 'system', label: `command line (${userInfo().username})` } as const;
  return {
    ctx: contextFor(openResources(connection), actor),
    close: async () => {
      await connection.close();
      await database.close();
    },
  };
}
