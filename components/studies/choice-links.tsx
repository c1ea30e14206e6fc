import Link from 'next/link';
import { cn } from '#components/ui/cn.ts';

/** A few states of a page as links; the one that is on is marked. */
export function ChoiceLinks({
  label,
  choices,
}: {
  label: string;
  choices: readonly { title: string; href: string; on: boolean }[];
}) {
  return (
    <nav aria-label={label} className="flex w-fit gap-1 rounded-md border border-border p-0.5">
      {choices.map(({ title, href, on }) => (
        <Link
          key={title}
          href={href}
          scroll={false}
          aria-current={on ? 'true' : undefined}
          className={cn('rounded px-2 py-0.5 text-sm hover:bg-accent', on && 'bg-secondary font-medium')}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
