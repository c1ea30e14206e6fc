'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Role } from '#lib/domain/access.ts';
import { RoleSelect } from './role-select.tsx';
import { roleTitles } from './role-title.ts';

export type Member = {
  userId: string;
  name: string;
  email: string;
  active: boolean;
  role: Role;
  since: Date;
  lastSeenAt: Date | null;
  you: boolean;
};
type Manage = {
  changeRole: (userId: string, role: Role) => Promise<ActionResult<unknown>>;
  remove: (userId: string) => Promise<ActionResult<unknown>>;
};

/** Who is in the project. With `manage`, roles can be changed and members removed. */
export function MemberTable({
  members,
  project,
  manage,
}: {
  members: readonly Member[];
  project: string;
  manage: Manage | null;
}) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          <TableHead className="w-40">Role</TableHead>
          <TableHead className="w-40">Last sign-in</TableHead>
          <TableHead className="w-40">Member since</TableHead>
          {manage && (
            <TableHead className="w-24">
              <span className="sr-only">Actions</span>
            </TableHead>
          )}
        </TableRow>
      </TableHeader>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.userId}>
            <TableCell>
              <Person member={member} />
            </TableCell>
            <TableCell>
              {manage ? (
                <RoleSelect
                  name={member.name}
                  role={member.role}
                  change={(role) => manage.changeRole(member.userId, role)}
                />
              ) : (
                roleTitles[member.role]
              )}
            </TableCell>
            <TableCell className="text-muted-foreground">
              {member.lastSeenAt ? <RelativeTime at={member.lastSeenAt} /> : 'never'}
            </TableCell>
            <TableCell className="text-muted-foreground">
              <RelativeTime at={member.since} />
            </TableCell>
            {manage && (
              <TableCell className="text-right">
                <RemoveButton member={member} project={project} remove={manage.remove} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Person({ member }: { member: Member }) {
  return (
    <div className="flex min-w-40 flex-col">
      <span className="flex items-center gap-2 font-medium">
        {member.name}
        {member.you && <Badge variant="outline">you</Badge>}
        {!member.active && <Badge variant="warning">deactivated</Badge>}
      </span>
      <span className="text-muted-foreground text-xs">{member.email}</span>
    </div>
  );
}

function RemoveButton({
  member,
  project,
  remove,
}: {
  member: Member;
  project: string;
  remove: Manage['remove'];
}) {
  return (
    <ConfirmButton
      variant="ghost"
      size="sm"
      title={`Remove ${member.name} from ${project}`}
      description="They lose access at their next request. What they decided and edited stays. To let them in again, invite them."
      confirm="Remove"
      action={() => remove(member.userId)}
      onDone={() => toast.success(`${member.name} is no longer a member.`)}
    >
      Remove
    </ConfirmButton>
  );
}
