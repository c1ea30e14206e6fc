import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { KeyTable } from '#components/settings/key-table.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { showKeys } from '#lib/services/account/index.ts';
import { saveKeys } from './actions.ts';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { bindings } = await load(showKeys, {});
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Your keys of the review desk"
        description="They are yours in every project. No key works while you type; digits mark the first wrong step, and the keys of reasons are the project's."
        narrow
      >
        <KeyTable bindings={bindings} save={saveKeys.bind(null, project)} />
      </SettingsSection>
    </div>
  );
}
