'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { Choice } from '#components/form/choice.tsx';
import { useAct } from '#components/form/use-act.ts';
import { type Role, roles } from '#lib/domain/access.ts';
import { roleTitles } from './role-title.ts';

type Props = { name: string; role: Role; change: (role: Role) => Promise<ActionResult<unknown>> };

/** Gives a member another role at once; where that is refused, the old one comes back with the reason. */
export function RoleSelect({ name, role, change }: Props) {
  const { busy, act } = useAct();
  const pick = (next: Role) =>
    act(
      () => change(next),
      () => toast.success(`${name} is now ${roleTitles[next].toLowerCase()}.`),
    );
  return (
    <Choice
      aria-label={`Role of ${name}`}
      className="w-32"
      options={roles.map((value) => ({ value, title: roleTitles[value] }))}
      value={role}
      onChange={pick}
      disabled={busy}
    />
  );
}
