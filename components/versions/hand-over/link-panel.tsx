'use client';

import { LinkIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { SecretOnce } from '#components/settings/secret-once.tsx';
import { Button } from '#components/ui/button.tsx';
import { NewLink } from '#lib/domain/versions/pull/link.ts';

type Made = { name: string; path: string; files: string[] };
type Create = (values: { name: string; days?: number }) => Promise<ActionResult<Made>>;
type LinkLine = { id: string; name: string; prefix: string; expired: boolean; expiresAt: Date };

type Props = {
  links: readonly LinkLine[];
  create: Create;
  revoke: (id: string) => Promise<ActionResult<unknown>>;
};

/** Secret addresses of this version's files, for tools that can send no token. */
export function LinkPanel({ links, create, revoke }: Props) {
  const router = useRouter();
  const button = (
    <Button variant="outline">
      <LinkIcon aria-hidden="true" /> New link
    </Button>
  );
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="max-w-prose text-pretty text-muted-foreground text-sm">
        A link gives whoever has it the files of this version alone, for datasets, DuckDB, pandas and “studio
        versions pull”.
      </p>
      {links.length > 0 && (
        <ul className="w-full divide-y divide-border rounded-lg border border-border bg-card px-3 text-sm">
          {links.map((link) => (
            <li key={link.id} className="flex flex-wrap items-center gap-x-3 py-2">
              <span className="font-medium">{link.name}</span>
              <code className="font-mono text-muted-foreground text-xs">{link.prefix}…</code>
              <span className="grow text-muted-foreground">
                {link.expired ? 'ended' : 'ends'} <RelativeTime at={link.expiresAt} />
              </span>
              <ConfirmButton
                size="sm"
                title={`Revoke the link “${link.name}”`}
                description="Whoever uses it gets nothing from now on. This cannot be undone; make a new link instead."
                confirm="Revoke"
                action={() => revoke(link.id)}
                onDone={() => router.refresh()}
              >
                Revoke
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      <ButtonDialog button={button}>{() => <LinkForm create={create} />}</ButtonDialog>
    </div>
  );
}

function LinkForm({ create }: { create: Create }) {
  const router = useRouter();
  const [made, setMade] = useState<Made | null>(null);
  const form = useActionForm({
    schema: NewLink,
    initial: { name: '', days: 30 as number | undefined },
    action: create,
    onDone: (link: Made) => {
      setMade(link);
      router.refresh();
    },
  });
  if (made) {
    const value = `${window.location.origin}${made.path}`;
    const file = made.files.find((one) => one.endsWith('.parquet'))?.slice(made.path.length) ?? '';
    return (
      <SecretOnce
        title={`The link “${made.name}”`}
        description={`Put the path of a file behind it, such as ${file}`}
        label="Link"
        value={value}
        note="It is not shown again: the studio keeps only its hash."
      />
    );
  }
  return (
    <DialogForm
      form={form}
      title="New link"
      description="Whoever has the link can read the files of this version, and nothing else."
      submit="Make the link"
    >
      <TextField field={form.field('name')} label="Name" hint="Who gets it, or where it is used" autoFocus />
      <NumberField field={form.field('days')} label="Works for" unit="days, at most 365" />
    </DialogForm>
  );
}
