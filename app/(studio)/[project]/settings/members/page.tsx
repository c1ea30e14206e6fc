import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { InvitationTable } from '#components/members/invitation-table.tsx';
import { InviteDialog } from '#components/members/invite-dialog.tsx';
import { MemberTable } from '#components/members/member-table.tsx';
import { RoleTable } from '#components/members/role-table.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { may } from '#lib/domain/access.ts';
import { listInvitations, listMembers } from '#lib/services/members/index.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { changeRole, invite, remove, withdraw } from './actions.ts';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const project = await load(getProject, { project: slug });
  const manages = may(project.role, 'members');
  const [members, invitations] = await Promise.all([
    load(listMembers, { project: slug }),
    manages ? load(listInvitations, { project: slug }) : [],
  ]);
  return (
    <div className="flex flex-col gap-10 px-4 py-6 md:px-6">
      <SettingsSection
        title="Members"
        description={manages ? undefined : 'Owners invite people and change their roles.'}
        actions={manages && <InviteDialog invite={invite.bind(null, slug)} project={project.name} />}
      >
        <MemberTable
          members={members}
          project={project.name}
          manage={
            manages ? { changeRole: changeRole.bind(null, slug), remove: remove.bind(null, slug) } : null
          }
        />
      </SettingsSection>
      {invitations.length > 0 && (
        <SettingsSection title="Open invitations" description="Each link works once.">
          <InvitationTable invitations={invitations} withdraw={withdraw.bind(null, slug)} />
        </SettingsSection>
      )}
      <SettingsSection title="What each role may do">
        <RoleTable />
      </SettingsSection>
    </div>
  );
}
