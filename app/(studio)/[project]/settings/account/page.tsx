import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { AccountFacts } from '#components/account/account-facts.tsx';
import { PasswordForm } from '#components/account/password-form.tsx';
import { SignOutButton } from '#components/account/sign-out-button.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { showAccount } from '#lib/services/account/index.ts';
import { savePassword } from './actions.ts';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const account = await load(showAccount, {});
  return (
    <div className="flex flex-col gap-10 px-4 py-6 md:px-6">
      <SettingsSection title="Your account" actions={<SignOutButton variant="outline" />} narrow>
        <AccountFacts account={account} />
      </SettingsSection>
      {account.hasPassword && (
        <SettingsSection
          title="Password"
          description="A new password ends every other session of yours."
          narrow
        >
          <PasswordForm email={account.email} save={savePassword} />
        </SettingsSection>
      )}
    </div>
  );
}
