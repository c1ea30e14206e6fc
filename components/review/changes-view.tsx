'use client';

import { useState } from 'react';
import { Choice } from '#components/form/choice.tsx';
import { DiffStyleButton } from './diff-style.tsx';
import { DiffText } from './diff-text.tsx';
import type { ItemText, ReviewItem } from './review-item.ts';

type Side = ItemText & { id: string; title: string };

const look = 'h-7 w-auto text-xs';

/** What changed between two texts: the seed and the variant at first, or any two revisions. */
export function ChangesView({ item }: { item: ReviewItem }) {
  const sides = sidesOf(item);
  const [from, setFrom] = useState('seed');
  const [to, setTo] = useState(String(item.variant.revision));
  const last = sides.at(-1)!;
  const options = sides.map(({ id, title }) => ({ value: id, title }));
  const before = sides.find(({ id }) => id === from) ?? sides[0]!;
  const after = sides.find(({ id }) => id === to) ?? last;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
        From{' '}
        <Choice aria-label="From" className={look} options={options} value={before.id} onChange={setFrom} />
        to <Choice aria-label="To" className={look} options={options} value={after.id} onChange={setTo} />
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
