'use client';

import { UserPlusIcon } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { SecretOnce } from '#components/settings/secret-once.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Role, roles } from '#lib/domain/access.ts';
import { NewInvitation } from '#lib/domain/members/schema.ts';
import { roleTitles } from './role-title.ts';

type Invite = (input: NewInvitation) => Promise<ActionResult<{ email: string; path: string }>>;

/** Makes an invitation, then shows its link once. */
export function InviteDialog({ invite, project }: { invite: Invite; project: string }) {
  return (
    <ButtonDialog
      button={
        <Button>
          <UserPlusIcon aria-hidden="true" />
          Invite
        </Button>
      }
    >
      {() => <Invitation invite={invite} project={project} />}
    </ButtonDialog>
  );
}

function Invitation({ invite, project }: { invite: Invite; project: string }) {
  const [made, setMade] = useState<{ email: string; path: string } | null>(null);
  const form = useActionForm({
    schema: NewInvitation,
    initial: { email: '', role: 'annotator' as Role },
    action: invite,
    onDone: setMade,
  });
  if (made) {
    return (
      <SecretOnce
        title={`Send this link to ${made.email}`}
        description="No mail was sent."
        label="Invitation link"
        value={`${window.location.origin}${made.path}`}
        note="It is not shown again. Inviting the same address makes a new link and ends this one."
      />
    );
  }
  return (
    <DialogForm
      form={form}
      title={`Invite to ${project}`}
      description="You get a link to send. It works once, for this address, for 7 days."
      submit="Make the link"
    >
      <TextField
        field={form.field('email')}
        label="Email address"
        type="email"
        autoComplete="off"
        autoFocus
      />
      <SelectField
        field={form.field('role')}
        label="Role"
        options={roles.map((value) => ({ value, title: roleTitles[value] }))}
      />
    </DialogForm>
  );
}
