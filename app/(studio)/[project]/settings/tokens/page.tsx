import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { NewTokenDialog } from '#components/settings/new-token-dialog.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { TokenTable } from '#components/settings/token-table.tsx';
import { listTokens } from '#lib/services/tokens/index.ts';
import { makeToken, revoke } from './actions.ts';

export const metadata: Metadata = { title: 'Tokens' };

export default async function TokensPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const tokens = await load(listTokens, {});
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Your API tokens"
        description="A token acts as you, in every project of yours: for scripts that send “Authorization: Bearer …” to /api/v1."
        actions={<NewTokenDialog create={makeToken.bind(null, project)} />}
      >
        <TokenTable tokens={tokens} revoke={revoke.bind(null, project)} />
      </SettingsSection>
    </div>
  );
}
