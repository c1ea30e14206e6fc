'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
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
    <Select value={role} onValueChange={(value) => pick(value as Role)} disabled={pending}>
      <SelectTrigger aria-label={`Role of ${name}`} className="w-32">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {roles.map((one) => (
          <SelectItem key={one} value={one}>
            {roleTitles[one]}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
