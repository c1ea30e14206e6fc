import type { ReactNode } from 'react';
import { Mark } from '#components/layout/brand.tsx';

/** The pages before the studio: one narrow column with the product's name above it. */
export function AccountFrame({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col gap-6 px-4 pt-[12vh] pb-12">
      <p className="flex items-center gap-2 font-semibold text-base tracking-tight">
        <Mark className="size-6" />
        Corollary
      </p>
      <header className="flex flex-col gap-1.5">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {intro && <div className="text-pretty text-muted-foreground text-sm">{intro}</div>}
      </header>
      {children}
    </main>
  );
}
