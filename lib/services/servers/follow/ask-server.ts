import { EgressError } from '#lib/egress/egress-error.ts';
import { createExchange } from '#lib/egress/exchange.ts';
import { servedName } from '../store-server.ts';
import type { Desk } from './desk.ts';

/** A server is asked where the studio itself started it; nobody types such an address in. */
const exchange = createExchange(true);
const timeoutMs = 5000;

export type Place = { host: string; port: number };

export const baseUrlOf = ({ host, port }: Place): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The name under which a server knows its model; null while it does not answer. */
export async function askServer({ server, serve, key }: Desk, place: Place): Promise<string | null> {
  const health = await get(`${baseUrlOf(place)}${serve.kind === 'command' ? serve.health : '/health'}`, key);
  if (health?.status !== 200) return null;
  const models = await get(`${baseUrlOf(place)}/v1/models`, key);
  const names = namesIn(models?.body ?? '');
  const own = servedName(server);
  // A server that lists nothing has one model, and mostly takes the path that it was told.
  return names.includes(own) ? own : (names[0] ?? server.model);
}

async function get(url: string, key: string): Promise<{ status: number; body: string } | null> {
  try {
    const headers = { authorization: `Bearer ${key}` };
    const { status, body } = await exchange(url, { method: 'GET', headers }, { timeoutMs });
    return { status, body: body.toString('utf8') };
  } catch (error) {
    if (error instanceof EgressError) return null;
    throw error;
  }
}

function namesIn(body: string): string[] {
  try {
    const { data } = JSON.parse(body) as { data?: { id?: unknown }[] };
    return (Array.isArray(data) ? data : []).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  } catch {
    return [];
  }
}
