import { z } from 'zod';
import { roles } from '#lib/domain/access.ts';
import { Email } from '#lib/domain/account/schema.ts';
import { Id } from '#lib/domain/ids.ts';

export const MemberRole = z.enum(roles).describe('What the member may do');

/** An invitation to one address. */
export const NewInvitation = z.object({ email: Email, role: MemberRole });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const MemberRoleChange = z.object({ userId: Id, role: MemberRole });

/** Days until an invitation ends. */
export const invitationDays = 7;
