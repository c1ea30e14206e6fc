import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';

/**
 * The frame of a page: its title, its actions at the right, its content.
 * With `fill` the content gets the rest of the window's height and scrolls by itself (a DataTable, the review);
 * otherwise the page scrolls, and `narrow` keeps forms and text at a readable width.
 */
export function Page({
  title,
  description,
  trail,
  actions,
  fill = false,
  narrow = false,
  children,
}: PageHeaderProps & { fill?: boolean; narrow?: boolean; children: ReactNode }) {
  return (
    <div className={cn('flex flex-col', fill ? 'h-full min-h-0' : 'min-h-full')}>
      <PageHeader title={title} description={description} trail={trail} actions={actions} />
      <div
        className={cn(
          'min-w-0',
          fill ? 'flex min-h-0 flex-1 flex-col' : 'px-4 py-6 md:px-6',
          narrow && 'w-full max-w-2xl',
        )}
      >
        {children}
      </div>
    </div>
  );
}

export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** The pages above this one, from the top. */
  trail?: readonly { title: string; href: string }[];
  /** Buttons; the main one last. */
  actions?: ReactNode;
};

/** Title and actions of a page. Page contains it; use it alone for a page with a frame of its own. */
export function PageHeader({ title, description, trail = [], actions }: PageHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-border border-b px-4 py-2 md:px-6">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 py-1">
        <h1 className="flex min-w-0 items-baseline gap-2 font-semibold text-lg tracking-tight">
          {trail.map((step) => (
            <span key={step.href} className="flex items-baseline gap-2 font-normal text-muted-foreground">
              <Link href={step.href} className="rounded-sm hover:text-foreground">
                {step.title}
              </Link>
              <span aria-hidden="true" className="text-border-strong">
                /
              </span>
            </span>
          ))}
          <span className="truncate">{title}</span>
        </h1>
        {description && <p className="text-muted-foreground text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
