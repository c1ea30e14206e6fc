import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';

/** One part of a settings page: what it is, its actions, its content. */
export function SettingsSection({
  title,
  description,
  actions,
  narrow = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={cn('flex w-full flex-col gap-4', narrow ? 'max-w-xl' : 'max-w-5xl')}>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 max-w-prose flex-col gap-0.5">
          <h2 className="font-semibold text-base">{title}</h2>
          {description && <p className="text-pretty text-muted-foreground text-sm">{description}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
