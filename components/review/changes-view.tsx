'use client';

import { useState } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { DiffStyleButton } from './diff-style.tsx';
import { DiffText } from './diff-text.tsx';
import type { ItemText, ReviewItem } from './review-item.ts';

type Side = ItemText & { id: string; title: string };

/** What changed between two texts: the seed and the variant at first, or any two revisions. */
export function ChangesView({ item }: { item: ReviewItem }) {
  const sides = sidesOf(item);
  const [from, setFrom] = useState('seed');
  const [to, setTo] = useState(String(item.variant.revision));
  const last = sides.at(-1)!;
  const before = sides.find(({ id }) => id === from) ?? sides[0]!;
  const after = sides.find(({ id }) => id === to) ?? last;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
        From <SideSelect label="From" sides={sides} value={before.id} onChange={setFrom} />
        to <SideSelect label="To" sides={sides} value={after.id} onChange={setTo} />
        <DiffStyleButton />
      </div>
      <DiffText title="Problem" before={before.problem} after={after.problem} />
      <DiffText title="Solution" before={before.solution} after={after.solution} />
      <DiffText title="Answer" before={before.answer} after={after.answer} />
    </>
  );
}

function sidesOf({ seed, revisions, variant }: ReviewItem): Side[] {
  const { problem, solution, answer } = seed;
  return [
    { id: 'seed', title: 'the seed', problem, solution: solution ?? '', answer: answer ?? '' },
    ...revisions.map((one) => ({
      ...one,
      id: String(one.number),
      title:
        one.number === variant.revision ? `revision ${one.number}, the current` : `revision ${one.number}`,
    })),
  ];
}

type SelectProps = { label: string; sides: readonly Side[]; value: string; onChange: (id: string) => void };

function SideSelect({ label, sides, value, onChange }: SelectProps) {
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger aria-label={label} className="h-7 w-auto text-xs">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {sides.map(({ id, title }) => (
          <SelectItem key={id} value={id}>
            {title}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
