'use client';

import { CopyButton } from '#components/layout/copy-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';

/** A link or a token at the only moment it can be seen, selected by a click and copied by a button. */
export function SecretOnce({ label, value, note }: { label: string; value: string; note: string }) {
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
