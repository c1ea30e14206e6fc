import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';

/** What a place is for, in one sentence, and the next action. `icon` is an element: `<InboxIcon />`. */
export function EmptyState({
  icon,
  title,
  heading: Heading = 'h2',
  children,
  action,
  className,
}: {
  icon?: ReactNode;
  title?: string;
  /** h1 where it is all that a page says. */
  heading?: 'h1' | 'h2';
  /** One sentence. */
  children: ReactNode;
  /** The next action: a Button or a link. */
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cn(
        'flex flex-col items-center justify-center gap-4 px-6 py-16 text-center',
        '[&>svg]:size-6 [&>svg]:stroke-[1.5] [&>svg]:text-muted-foreground',
        className,
      )}
    >
      {icon}
      <div className="flex max-w-md flex-col gap-1">
        {title && <Heading className="font-medium text-base">{title}</Heading>}
        <p className="text-pretty text-muted-foreground text-sm">{children}</p>
      </div>
      {action && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
