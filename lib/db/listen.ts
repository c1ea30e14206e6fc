import pg from 'pg';
import { type Db, poolOf } from './client.ts';

type Hear = (payload: string) => void;

/** How long a lost connection is left alone before it is opened again, in ms. */
const pauseMs = 1000;

/**
 * Hears a channel on a connection of its own, which is opened again when it is lost; `onOpen` is called each time, since
 * what was said meanwhile is lost too. The result ends it.
 */
export function listen(db: Db, channel: string, hear: Hear, onOpen: () => void): () => Promise<void> {
  const { connectionString } = poolOf(db).options;
  let client: pg.Client | null = null;
  let ended = false;
  const open = async () => {
    if (ended) return;
    const next = new pg.Client({ connectionString, application_name: 'corollary-listen' });
    client = next;
    next.on('error', () => {});
    next.on('end', () => void again());
    next.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onOpen();
    } catch {
      await next.end().catch(() => {});
    }
  };
  const again = () => {
    if (!ended) setTimeout(() => void open(), pauseMs).unref();
  };
  void open();
  return async () => {
    ended = true;
    await client?.end().catch(() => {});
  };
}
