import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import type { Provider } from 'next-auth/providers/index';
import { env } from '#lib/env.ts';

type Named = { id: string; name: string };
/** What a provider says of the address: "email_verified" of OpenID Connect; for GitHub it is added below. */
export type ProviderProfile = {
  sub?: string;
  name?: string | null;
  email?: string | null;
  email_verified?: boolean | string;
};

/** The providers that the environment configures, for the buttons of the sign-in page. */
export function configuredProviders(): Named[] {
  return externalProviders().map(({ id, name }) => ({ id, name }));
}

export function externalProviders(): Provider[] {
  return [github(), google(), oidc()].filter((provider) => provider !== null);
}

function github(): Provider | null {
  const { GITHUB_ID, GITHUB_SECRET } = env();
  if (!GITHUB_ID || !GITHUB_SECRET) return null;
  return GitHub({
    clientId: GITHUB_ID,
    clientSecret: GITHUB_SECRET,
    userinfo: {
      url: 'https://api.github.com/user',
      // The profile does not say whether its address is verified; the list of addresses does.
      request: async ({ client, tokens }) => {
        const token = tokens.access_token ?? '';
        const profile = await client.userinfo(token);
        return { ...profile, ...(await primaryAddress(token)) };
      },
    },
  }) as Provider;
}

type GitHubAddress = { email: string; primary: boolean; verified: boolean };

async function primaryAddress(token: string): Promise<{ email?: string; email_verified: boolean }> {
  const answer = await fetch('https://api.github.com/user/emails', {
    headers: { Authorization: `token ${token}`, Accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) return { email_verified: false };
  const addresses = (await answer.json()) as GitHubAddress[];
  const primary = addresses.find((address) => address.primary);
  return { email: primary?.email, email_verified: primary?.verified === true };
}

function google(): Provider | null {
  const { GOOGLE_ID, GOOGLE_SECRET } = env();
  if (!GOOGLE_ID || !GOOGLE_SECRET) return null;
  return Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }) as Provider;
}

function oidc(): Provider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile: ProviderProfile) => ({
      id: profile.sub ?? '',
      name: profile.name,
      email: profile.email,
    }),
  };
}
