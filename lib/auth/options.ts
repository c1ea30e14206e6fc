import type { Account, AuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { isRefusal } from '#lib/domain/account/admission.ts';
import { returnPath } from '#lib/domain/account/return-path.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { env, trustRequestHost } from '#lib/env.ts';
import { log } from '#lib/observe/log.ts';
import { signInExternal } from '#lib/services/account/sign-in-external.ts';
import { verifyPassword } from '#lib/services/account/verify-password.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import { externalProviders, type ProviderProfile } from './providers.ts';
import { requestAddress } from './request-origin.ts';
import { sessionDays, sessionKey } from './session-token.ts';

type ContextOf = (actor: Actor) => Promise<Ctx>;
/** What sign-in knows of a person: it goes into the session and nowhere else. */
type SignedIn = User & { version?: number };

/** next-auth's options. `contextOf` gives the services their context. */
export function authOptions(contextOf: ContextOf): AuthOptions {
  trustRequestHost();
  return {
    secret: sessionKey(),
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 60 * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(contextOf), ...externalProviders()],
    callbacks: {
      redirect: ({ url, baseUrl }) => sameOrigin(url, baseUrl),
      signIn: ({ user, account, profile }) =>
        account?.type === 'oauth' ? admit(contextOf, user, account, profile as ProviderProfile) : true,
      jwt: ({ token, user, trigger }) =>
        trigger === 'signIn' || trigger === 'signUp'
          ? { sub: user.id, version: (user as SignedIn).version }
          : token,
      // The browser learns nothing from here: pages ask the services.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

function passwordProvider(contextOf: ContextOf) {
  return Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (credentials, request) => {
      const sent = new Headers(request.headers as Record<string, string> | undefined);
      const ctx = await contextOf({ kind: 'anonymous', address: requestAddress(sent) });
      const { email = '', password = '' } = credentials ?? {};
      try {
        const { id, sessionVersion: version } = await verifyPassword(ctx, { email, password });
        return { id, version };
      } catch (error) {
        throw new Error(messageOf(error));
      }
    },
  });
}

/** Signs in whom a provider vouches for; true, or the page that says why not. */
async function admit(contextOf: ContextOf, user: SignedIn, account: Account, profile: ProviderProfile) {
  const ctx = await contextOf({ kind: 'system', label: `sign-in through ${account.provider}` });
  try {
    const signedIn = await signInExternal(ctx, {
      provider: account.provider,
      providerAccountId: account.providerAccountId,
      email: profile.email ?? user.email ?? '',
      emailVerified: profile.email_verified === true || profile.email_verified === 'true',
      name: (profile.name ?? user.name ?? '').slice(0, 80),
      allowedDomains: env().ALLOWED_DOMAINS,
    });
    user.id = signedIn.id;
    user.version = signedIn.sessionVersion;
    return true;
  } catch (error) {
    const refusal = error instanceof StudioError ? String(error.details.refusal) : undefined;
    if (!isRefusal(refusal)) throw new Error(messageOf(error));
    return `/sign-in?refused=${refusal}`;
  }
}

/** A path of this studio, whatever was asked for. */
function sameOrigin(wanted: string, baseUrl: string): string {
  const path = wanted.startsWith(`${baseUrl}/`) ? wanted.slice(baseUrl.length) : wanted;
  return baseUrl + returnPath(path);
}

/** The sentence of a known error; an unknown one is logged and says nothing of itself. */
function messageOf(error: unknown): string {
  if (error instanceof StudioError && error.code !== 'INTERNAL') return error.message;
  log().error({ err: error }, 'sign-in failed');
  return 'Signing in failed here; the log says why.';
}
