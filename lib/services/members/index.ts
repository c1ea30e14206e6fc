export { acceptInvitation } from './accept.ts';
export { changeMemberRole } from './change-role.ts';
export { inviteMember } from './invite.ts';
export { listMembers } from './list.ts';
export { listInvitations } from './list-invitations.ts';
export { removeMember } from './remove.ts';
export { revokeInvitation } from './revoke-invitation.ts';
export { showInvitation } from './show-invitation.ts';
