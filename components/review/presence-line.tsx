'use client';

import { EyeIcon, PencilIcon, UsersIcon } from 'lucide-react';
import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { Presence } from '#lib/domain/presence/schema.ts';

type Props = { people: readonly Presence[]; variant: string; you: string | null; home: string };

/** Who else has this item open, and who is at work in the project; read aloud when somebody comes. */
export function PresenceLine({ people, variant, you, home }: Props) {
  const others = onePerPerson(people.filter(({ userId }) => userId !== you));
  const here = others.filter((one) => one.variant === variant);
  const editors = here.filter(({ editing }) => editing);
  const readers = here.filter(({ editing }) => !editing);
  return (
    <span className="flex items-center gap-3 text-xs" data-presence={others.length}>
      <span role="status" className="flex items-center gap-3">
        {editors.length > 0 && (
          <span className="flex items-center gap-1 text-warning">
            <PencilIcon aria-hidden="true" className="size-3.5" />
            {namesOf(editors)} {editors.length === 1 ? 'edits' : 'edit'} this
          </span>
        )}
        {readers.length > 0 && (
          <span className="flex items-center gap-1 text-muted-foreground">
            <EyeIcon aria-hidden="true" className="size-3.5" />
            {namesOf(readers)} {readers.length === 1 ? 'looks' : 'look'} at this
          </span>
        )}
      </span>
      {others.length > 0 && <Everybody others={others} home={home} />}
    </span>
  );
}

function Everybody({ others, home }: { others: readonly Presence[]; home: string }) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Who reviews now: ${others.length}`}>
          <UsersIcon aria-hidden="true" /> {others.length}
        </Button>
      </PopoverTrigger>
      <PopoverContent>
        <ul className="flex flex-col gap-1 text-sm" aria-label="Who reviews now">
          {others.map(({ userId, name, variant, variantSeq, editing }) => (
            <li key={userId} className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{name}</span>
              <span className="shrink-0 text-muted-foreground">
                {editing ? 'edits' : 'at'}{' '}
                <Link href={`${home}/review?item=${variant}`} className="text-primary hover:underline">
                  variant {variantSeq}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

/** Somebody with several pages open is named once, with what they edit before what they read. */
export function onePerPerson(people: readonly Presence[]): Presence[] {
  const order = [...people].sort((one, other) => Number(other.editing) - Number(one.editing));
  const byPerson = new Map<string, Presence>();
  for (const one of order) if (!byPerson.has(one.userId)) byPerson.set(one.userId, one);
  return [...byPerson.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function namesOf(people: readonly Presence[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
