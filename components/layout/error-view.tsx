import { TriangleAlertIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** What happened, what was kept and what to do; `id` finds it in the log. */
export function ErrorView({
  title = 'This did not work',
  message,
  id,
  action,
}: {
  title?: string;
  message: string;
  id?: string;
  action?: ReactNode;
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col gap-4 px-6 py-16">
      <TriangleAlertIcon className="size-6 stroke-[1.5] text-danger" />
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-lg">{title}</h1>
        <p className="text-pretty text-muted-foreground">{message}</p>
      </div>
      {id && (
        <p className="flex items-center gap-1 text-muted-foreground text-sm">
          In the log it is error <code className="font-mono text-foreground">{id}</code>
          <CopyButton text={id} label="Copy the error's id" />
        </p>
      )}
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
