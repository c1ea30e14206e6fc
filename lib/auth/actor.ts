import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import type { Db } from '#lib/db/client.ts';
import { processConnection } from '#lib/db/process-connection.ts';
import { forbidden } from '#lib/domain/errors.ts';
import { noteInScope } from '#lib/observe/scope.ts';
import type { Actor } from '#lib/services/context.ts';
import { isOwnOrigin, requestAddress, requestOrigin } from './request-origin.ts';
import { readSession, type Session, sessionCookieName } from './session-token.ts';
import { tokenActor } from './token.ts';

/**
 * Who is signed in, for pages and server actions. The account is read once in each request, so a deactivation,
 * a new role and a new password hold from the next request on.
 */
export const sessionActor = cache(async (): Promise<Actor> => {
  const sent = await headers();
  const cookie = (await cookies()).get(sessionCookieName(requestOrigin(sent)))?.value;
  return actorOf(processConnection().db, await readSession(cookie), requestAddress(sent));
});

/**
 * Who sends a REST request: an API token, else the session cookie. A cookie changes something only from a page of
 * this studio. Throws FORBIDDEN for another origin.
 */
export async function requestActor(request: Request, db: Db = processConnection().db): Promise<Actor> {
  const address = requestAddress(request.headers);
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    return (await tokenActor(db, authorization, new Date())) ?? { kind: 'anonymous', address };
  }
  const cookie = cookieOf(request, sessionCookieName(requestOrigin(request.headers)));
  const actor = await actorOf(db, await readSession(cookie), address);
  if (actor.kind === 'user' && !isReading(request.method) && !isOwnOrigin(request.headers)) {
    throw forbidden('A request from another site may change nothing here. Use an API token.');
  }
  return actor;
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

async function actorOf(db: Db, session: Session | null, address: string): Promise<Actor> {
  if (!session) return { kind: 'anonymous', address };
  const user = await db.user.findUnique({
    where: { id: session.userId },
    select: { id: true, name: true, administrator: true, active: true, sessionVersion: true },
  });
  if (!user?.active || user.sessionVersion !== session.version) return { kind: 'anonymous', address };
  noteInScope({ userId: user.id });
  return {
    kind: 'user',
    id: user.id,
    label: user.name,
    administrator: user.administrator,
    readOnly: false,
  };
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
