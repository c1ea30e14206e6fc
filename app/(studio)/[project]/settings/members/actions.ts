'use server';

import { revalidatePath } from 'next/cache';
import type { Role } from '#lib/domain/access.ts';
import type { NewInvitation } from '#lib/domain/members/schema.ts';
import { type ActionResult, act } from '#lib/http/action.ts';
import {
  changeMemberRole,
  inviteMember,
  removeMember,
  revokeInvitation,
} from '#lib/services/members/index.ts';

export async function invite(project: string, input: NewInvitation) {
  return refreshed(project, await act(inviteMember, { project, ...input }));
}

export async function changeRole(project: string, userId: string, role: Role) {
  return refreshed(project, await act(changeMemberRole, { project, userId, role }));
}

export async function remove(project: string, userId: string) {
  return refreshed(project, await act(removeMember, { project, userId }));
}

export async function withdraw(project: string, invitation: string) {
  return refreshed(project, await act(revokeInvitation, { project, invitation }));
}

/** Shows the lists as they are now, also after a refusal: someone else may have changed them. */
function refreshed<R>(project: string, result: ActionResult<R>): ActionResult<R> {
  revalidatePath(`/${project}/settings/members`);
  return result;
}
