import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { JoinButton } from '#components/account/join-button.tsx';
import { NewAccountForm } from '#components/account/new-account-form.tsx';
import { SignInForm } from '#components/account/sign-in-form.tsx';
import { SignOutButton } from '#components/account/sign-out-button.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { query } from '#lib/http/action.ts';
import { showInvitation } from '#lib/services/members/index.ts';
import { joinAsSignedIn, joinWithNewAccount } from './actions.ts';

// The address holds the token: it must not travel to another site.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const found = await query(showInvitation, { token }).catch(orDead);
  if (!found) return <DeadInvitation />;
  const { project, role, email } = found;
  return (
    <AccountFrame
      title={`Join ${project}`}
      intro={
        <p>
          {email} is invited as {article(role)}{' '}
          <strong className="font-medium text-foreground">{role}</strong>.
        </p>
      }
    >
      <Next token={token} invitation={found} />
    </AccountFrame>
  );
}

/** null for a link that does not work, whatever the reason. */
function orDead(error: unknown): null {
  if (error instanceof StudioError) return null;
  throw error;
}

type Shown = { email: string; hasAccount: boolean; signedIn: 'none' | 'yours' | 'other' };

/** What this visitor has to do: join, sign in, sign out first, or make an account. */
async function Next({ token, invitation }: { token: string; invitation: Shown }) {
  const { email, hasAccount, signedIn } = invitation;
  if (signedIn === 'yours') return <JoinButton join={joinAsSignedIn.bind(null, token)} />;
  if (signedIn === 'other') return <OtherAccount email={email} />;
  if (hasAccount) return <SignInForm returnTo={`/invitation/${token}`} email={email} />;
  return (
    <NewAccountForm
      create={joinWithNewAccount.bind(null, token)}
      email={email}
      submitLabel="Make the account and join"
      returnTo="/"
    />
  );
}

async function OtherAccount({ email }: { email: string }) {
  const actor = await sessionActor();
  const label = actor.kind === 'user' ? actor.label : 'someone else';
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-sm">
        You are signed in as {label}. Sign out, then open the link again to join as {email}.
      </p>
      <SignOutButton variant="outline" />
    </div>
  );
}

function DeadInvitation() {
  return (
    <AccountFrame
      title="This invitation does not work"
      intro="It was used, withdrawn, replaced by a newer one, or is older than a week. Ask an owner of the project for a new one."
    />
  );
}

const article = (word: string) => (/^[aeiou]/.test(word) ? 'an' : 'a');
