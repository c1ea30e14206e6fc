import type { Db } from '#lib/db/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { mayReachPrivately } from '../settings/private-reach.ts';

type Asked = { id: string; baseUrl: string };

/**
 * Whether a model may be asked in a private network: where the administrator allowed those, and of a server that the
 * studio started itself, at exactly the address where it is ready now. Throws PRECONDITION where that server is not ready.
 */
export async function mayAskPrivately(db: Db, { id, baseUrl }: Asked): Promise<boolean> {
  const server = await db.modelServer.findUnique({ where: { endpointId: id } });
  if (server === null) return mayReachPrivately(db, baseUrl);
  if (server.state !== 'ready') {
    throw precondition(
      `The server ${server.number} of this model is ${server.state}. Start a server of it again.`,
    );
  }
  const { hostname, port } = new URL(baseUrl);
  const own = hostname.replace(/^\[|\]$/g, '') === server.host?.toLowerCase() && Number(port) === server.port;
  return own || mayReachPrivately(db, baseUrl);
}
