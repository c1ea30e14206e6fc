import type { ComputeTarget, ModelServer } from '#lib/db/generated/client.ts';
import { ServeSettings } from '#lib/domain/servers/serve-settings.ts';

/** What a server is loaded with to be shown. */
export const shownServer = {
  target: { select: { name: true, kind: true } },
  leg: { select: { position: true, run: { select: { number: true, name: true } } } },
};

type Row = ModelServer & {
  target: Pick<ComputeTarget, 'name' | 'kind'>;
  leg: { position: number; run: { number: number; name: string } } | null;
};

/** What everyone of the project may see of a server; never its key. */
export function viewServer({
  encryptedKey: _,
  slotTargetId: __,
  stopSent: ___,
  outputTail: ____,
  ...row
}: Row) {
  const { target, leg, serve, ...server } = row;
  const { host, port } = server;
  return {
    ...server,
    serve: ServeSettings.parse(serve),
    targetName: target.name,
    run: leg ? { ...leg.run, leg: leg.position } : null,
    address: host !== null && port !== null ? `${host}:${port}` : null,
  };
}

export type ServerView = ReturnType<typeof viewServer>;
