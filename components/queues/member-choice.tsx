'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import type { Person } from './queue-values.ts';

/** Who may work a queue; nobody chosen means everybody who may review. */
export function MemberChoice({
  people,
  chosen,
  change,
}: {
  people: readonly Person[];
  chosen: readonly string[];
  change: (chosen: string[]) => void;
}) {
  const toggle = (id: string) =>
    change(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">Members</legend>
      <p className="text-muted-foreground text-xs">
        {chosen.length === 0 ? 'Everybody who may review works it.' : `${chosen.length} people work it.`}
      </p>
      <ul className="grid gap-1 sm:grid-cols-2">
        {people.map(({ id, name }) => (
          <li key={id}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: Radix draws the control as a button inside */}
            <label className="flex items-center gap-2 text-sm">
              <Checkbox checked={chosen.includes(id)} onCheckedChange={() => toggle(id)} aria-label={name} />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
