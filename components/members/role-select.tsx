'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';
import { Choice } from '#components/form/choice.tsx';
import { type Role, roles } from '#lib/domain/access.ts';
import { roleTitles } from './role-title.ts';

type Props = { name: string; role: Role; change: (role: Role) => Promise<ActionResult<unknown>> };

/** Gives a member another role at once; where that is refused, the old one comes back with the reason. */
export function RoleSelect({ name, role, change }: Props) {
  const [pending, start] = useTransition();
  const pick = (next: Role) =>
    start(async () => {
      const result = await change(next).catch(() => ({ ok: false as const, error: unreachable }));
      if (result.ok) toast.success(`${name} is now ${roleTitles[next].toLowerCase()}.`);
      else toast.error(result.error.message);
    });
  return (
    <Choice
      aria-label={`Role of ${name}`}
      className="w-32"
      options={roles.map((value) => ({ value, title: roleTitles[value] }))}
      value={role}
      onChange={pick}
      disabled={pending}
    />
  );
}
