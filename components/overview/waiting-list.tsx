import Link from 'next/link';
import { NumberValue } from '#components/layout/number-value.tsx';

export type WaitingItem = { title: string; value: number; href: string };

/** What people have to do, each a number that leads to its list. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  const open = items.filter((item) => item.value > 0);
  if (open.length === 0) return <p className="text-muted-foreground text-sm">Nothing waits for you.</p>;
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-card">
      {open.map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
            className="flex min-h-10 items-center justify-between gap-4 px-4 py-2 text-sm -outline-offset-2 first:rounded-t-lg hover:bg-accent/60"
          >
            {item.title}
            <NumberValue value={item.value} className="font-medium" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

type Counts = {
  waiting: number;
  undecided: number;
  unchecked: number;
  accepted: number;
  newest: { rowCount: number } | null;
};

/** What of a project's counts waits for a person. */
export function waitingItems(home: string, counts: Counts): WaitingItem[] {
  return [
    { title: 'Variants to review', value: counts.waiting, href: `${home}/review` },
    {
      title: 'Checks to settle by eye',
      value: counts.undecided,
      href: `${home}/generate/variants?checks=undecided`,
    },
    {
      title: 'Variants not checked yet',
      value: counts.unchecked,
      href: `${home}/generate/variants?checks=unchecked`,
    },
    {
      title: 'Accepted beyond the newest version',
      value: Math.max(0, counts.accepted - (counts.newest?.rowCount ?? 0)),
      href: `${home}/versions`,
    },
  ];
}
