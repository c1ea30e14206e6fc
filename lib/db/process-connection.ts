import { env } from '#lib/env.ts';
import { type Connection, connect } from './client.ts';

/** Milliseconds after which the database ends a statement that somebody waits for in a page, whatever it was. */
const statementTimeout = 120_000;

// A global, because a development reload evaluates this module again while the old pool is still open.
const place = globalThis as typeof globalThis & { corollaryConnection?: Connection };

/** The connection of the web process: one pool, opened at the first call. */
export function processConnection(): Connection {
  if (!place.corollaryConnection) {
    const url = env().DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set. Start the studio with "npm start" or "npm run dev".');
    place.corollaryConnection = connect(url, { applicationName: 'corollary web', statementTimeout });
  }
  return place.corollaryConnection;
}
