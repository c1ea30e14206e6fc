import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { Notice } from '#components/account/notice.tsx';
import { ProviderButtons } from '#components/account/provider-buttons.tsx';
import { SignInForm } from '#components/account/sign-in-form.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { configuredProviders } from '#lib/auth/providers.ts';
import { isRefusal, refusals } from '#lib/domain/account/admission.ts';
import { returnPath } from '#lib/domain/account/return-path.ts';
import { query } from '#lib/http/action.ts';
import { setupState } from '#lib/services/account/index.ts';

export const metadata: Metadata = { title: 'Sign in' };

type Search = Promise<Record<'callbackUrl' | 'refused' | 'error', string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const returnTo = returnPath(returnTarget(search.callbackUrl));
  if ((await sessionActor()).kind === 'user') redirect(returnTo);
  const { needed } = await query(setupState, {});
  if (needed) return <NoAccountYet />;
  const message = messageOf(search);
  return (
    <AccountFrame title="Sign in">
      {message && <Notice>{message}</Notice>}
      <SignInForm returnTo={returnTo} />
      <ProviderButtons providers={configuredProviders()} returnTo={returnTo} />
    </AccountFrame>
  );
}

function NoAccountYet() {
  return (
    <AccountFrame
      title="This studio has no account yet"
      intro={
        <p>
          Open the set-up link that <code className="font-mono">npm start</code> printed: it makes the first
          account. Starting the studio again prints a new one.
        </p>
      }
    />
  );
}

/** next-auth hands over whole addresses of this studio; only the path counts. */
function returnTarget(value: string | string[] | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const url = URL.parse(value);
  return url ? url.pathname + url.search + url.hash : value;
}

/** Words of our own only: whatever stands in the address is never shown. */
function messageOf(search: Awaited<Search>): string | null {
  if (typeof search.refused === 'string' && isRefusal(search.refused)) return refusals[search.refused];
  return search.error ? 'Signing in did not work. Try again.' : null;
}
