import type { ReactNode } from 'react';
import { load } from '#app/load.ts';
import { PageHeader } from '#components/layout/page-header.tsx';
import { type SettingsTab, SettingsTabs } from '#components/settings/settings-tabs.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/get.ts';

type Props = { children: ReactNode; params: Promise<{ project: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const { project: slug } = await params;
  const { role } = await load(getProject, { project: slug });
  const tabs: SettingsTab[] = [
    { title: 'Project', path: '' },
    { title: 'Members', path: '/members' },
    ...(may(role, 'configure') ? [{ title: 'Audit', path: '/audit' }] : []),
    { title: 'Models', path: '/models' },
    { title: 'Servers', path: '/servers' },
    { title: 'Compute', path: '/targets' },
    { title: 'Reasons', path: '/reasons' },
    ...(may(role, 'configure') ? [{ title: 'Webhooks', path: '/webhooks' }] : []),
    { title: 'Tokens', path: '/tokens' },
    { title: 'Keys', path: '/keys' },
    { title: 'Your account', path: '/account' },
  ];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader title="Settings" />
      <SettingsTabs home={`/${slug}/settings`} tabs={tabs} />
      {/* The audit list fills this box; the other pages scroll in it. */}
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">{children}</div>
    </div>
  );
}
