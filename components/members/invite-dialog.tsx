'use client';

import { UserPlusIcon } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { SecretOnce } from '#components/settings/secret-once.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { type Role, roles } from '#lib/domain/access.ts';
import { NewInvitation } from '#lib/domain/members/schema.ts';
import { roleTitles } from './role-title.ts';

type Invite = (input: NewInvitation) => Promise<ActionResult<{ email: string; path: string }>>;

/** Makes an invitation, then shows its link once. */
export function InviteDialog({ invite, project }: { invite: Invite; project: string }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>
          <UserPlusIcon aria-hidden="true" />
          Invite
        </Button>
      </DialogTrigger>
      <DialogContent>
        <Invitation invite={invite} project={project} />
      </DialogContent>
    </Dialog>
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
  if (made) return <InvitationLink {...made} />;
  return (
    <Form form={form} className="min-h-0 gap-0" label="Invite">
      <DialogHeader>
        <DialogTitle>Invite to {project}</DialogTitle>
        <DialogDescription>
          You get a link to send. It works once, for this address, for 7 days.
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
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
      </DialogBody>
      <DialogFooter>
        <SubmitButton>Make the link</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function InvitationLink({ email, path }: { email: string; path: string }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Send this link to {email}</DialogTitle>
        <DialogDescription>No mail was sent.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        <SecretOnce
          label="Invitation link"
          value={`${window.location.origin}${path}`}
          note="It is not shown again. Inviting the same address makes a new link and ends this one."
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
