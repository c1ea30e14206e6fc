'use client';

import { CopyButton } from '#components/layout/copy-button.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';

type Secret = { label: string; value: string; note: string };

/** What the dialog that made a link or a token holds then: the only moment at which it can be seen. */
export function SecretOnce({
  title,
  description,
  ...secret
}: Secret & { title: string; description: string }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      <DialogBody>
        <SecretField {...secret} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

/** Selected by a click, copied by a button. */
function SecretField({ label, value, note }: Secret) {
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor="secret-once">{label}</Label>
      <div className="flex items-center gap-1">
        <Input
          id="secret-once"
          readOnly
          value={value}
          className="font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} />
      </div>
      <p className="text-muted-foreground text-xs">{note}</p>
    </div>
  );
}
