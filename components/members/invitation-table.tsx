'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Role } from '#lib/domain/access.ts';
import { roleTitles } from './role-title.ts';

type Invitation = { id: string; email: string | null; role: Role | null; createdAt: Date; expiresAt: Date };

/** Links that were not used yet. */
export function InvitationTable({
  invitations,
  withdraw,
}: {
  invitations: readonly Invitation[];
  withdraw: (id: string) => Promise<ActionResult<unknown>>;
}) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Address</TableHead>
          <TableHead className="w-40">Role</TableHead>
          <TableHead className="w-40">Invited</TableHead>
          <TableHead className="w-40">Ends</TableHead>
          <TableHead className="w-24">
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {invitations.map(({ id, email, role, createdAt, expiresAt }) => (
          <TableRow key={id}>
            <TableCell className="font-medium">{email}</TableCell>
            <TableCell>{role && roleTitles[role]}</TableCell>
            <TableCell className="text-muted-foreground">
              <RelativeTime at={createdAt} />
            </TableCell>
            <TableCell className="text-muted-foreground">
              <RelativeTime at={expiresAt} />
            </TableCell>
            <TableCell className="text-right">
              <ConfirmButton
                variant="ghost"
                size="sm"
                title={`Withdraw the invitation of ${email}`}
                description="Its link stops working."
                confirm="Withdraw"
                action={() => withdraw(id)}
              >
                Withdraw
              </ConfirmButton>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
