import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { NewAccountForm } from '#components/account/new-account-form.tsx';
import { query } from '#lib/http/action.ts';
import { setupState } from '#lib/services/account/index.ts';
import { createFirstAccount } from './actions.ts';

// The address holds the token: it must not travel to another site.
export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const known = typeof token === 'string' ? token.slice(0, 200) : undefined;
  const { needed, linkWorks } = await query(setupState, { token: known });
  if (!needed) redirect('/sign-in');
  if (!known || !linkWorks) return <DeadLink />;
  return (
    <AccountFrame
      title="Make the first account"
      intro="It administers this installation and owns its projects. Others join by invitation."
    >
      <NewAccountForm
        create={createFirstAccount.bind(null, known)}
        submitLabel="Make the account"
        returnTo="/"
      />
    </AccountFrame>
  );
}

function DeadLink() {
  return (
    <AccountFrame
      title="This set-up link does not work"
      intro={
        <p>
          It was used, replaced by a newer one, or is older than a day. Stop the studio and run{' '}
          <code className="font-mono">npm start</code> again: it prints a new link.
        </p>
      }
    />
  );
}
