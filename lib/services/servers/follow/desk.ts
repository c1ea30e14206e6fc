import type { ComputeTarget } from '#lib/compute/target.ts';
import type { ModelServer, ComputeTarget as TargetRow } from '#lib/db/generated/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { ServeSettings } from '#lib/domain/servers/serve-settings.ts';
import { type LocalTarget, type SlurmTarget, TargetSettings } from '#lib/domain/train/target.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import type { Ctx } from '../../context.ts';
import { openTarget } from '../../targets/find.ts';

export type Server = ModelServer & { target: TargetRow };

/** All that a look at a server works with. */
export type Desk = {
  ctx: Ctx;
  server: Server;
  settings: LocalTarget | SlurmTarget;
  serve: ServeSettings;
  target: ComputeTarget;
  /** What the server asks for at every request. */
  key: string;
};

/** Throws PRECONDITION where the target cannot be opened, or the key of the server does not open. */
export function deskOf(ctx: Ctx, server: Server): Desk {
  const settings = TargetSettings.parse(server.target.settings);
  if (settings.kind === 'openai') throw precondition(`${server.target.name} starts no servers.`);
  const { tag, encryptedKey } = server;
  return {
    ...{ ctx, server, settings, serve: ServeSettings.parse(server.serve) },
    target: openTarget(ctx, server.target),
    key: openKey(encryptedKey, tag, ctx.encryptionKey),
  };
}

export const jobOf = ({ tag, attempt, externalId }: Server) => ({ tag, attempt, id: externalId ?? '' });

/** Writes fields of a server that has not ended meanwhile, into the row and into the desk. */
export async function note({ ctx, server }: Desk, data: Partial<ModelServer>): Promise<void> {
  await ctx.db.modelServer.updateMany({
    where: { id: server.id, endedAt: null },
    data: data as object,
  });
  Object.assign(server, data);
}
