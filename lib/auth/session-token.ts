import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '#lib/env.ts';
import { sessionSecret } from '#lib/services/account/session-secret.ts';

/** Days until a session ends, whatever happens. */
export const sessionDays = 14;

/** All that a session knows; everything else is read from the database at each request. */
export type Session = { userId: string; version: number };

const Payload = z.object({ sub: z.uuid(), version: z.number().int() });

let secret: string | undefined;

/** The key of the session cookie. */
export function sessionKey(): string {
  const { STUDIO_DATA, STUDIO_SECRET, NEXTAUTH_SECRET } = env();
  secret ??= sessionSecret(STUDIO_DATA, { studioSecret: STUDIO_SECRET, sessionSecret: NEXTAUTH_SECRET });
  return secret;
}

/** next-auth's name of the session cookie; under https a browser takes it from a secure page only. */
export const sessionCookieName = (origin: string) =>
  `${origin.startsWith('https://') ? '__Secure-' : ''}next-auth.session-token`;

/** The session of a cookie's value; null for one that is missing, tampered with or over. */
export async function readSession(token: string | undefined, key = sessionKey()): Promise<Session | null> {
  if (!token) return null;
  const payload = await decode({ token, secret: key }).catch(() => null);
  const parsed = Payload.safeParse(payload);
  return parsed.success ? { userId: parsed.data.sub, version: parsed.data.version } : null;
}
