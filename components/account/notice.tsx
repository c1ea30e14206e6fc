import { CircleAlertIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Why someone is on this page and not where they wanted to be. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      <CircleAlertIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="text-pretty">{children}</span>
    </p>
  );
}
