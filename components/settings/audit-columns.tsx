import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Column } from '#components/table/data-table.tsx';
import { changedFields } from './changed-fields.ts';

export type AuditRow = {
  id: number;
  at: Date;
  actorLabel: string;
  action: string;
  target: string;
  before: unknown;
  after: unknown;
};

const Code = ({ children }: { children: string }) => (
  <code className="block truncate font-mono text-xs">{children}</code>
);

export const auditColumns: readonly Column<AuditRow>[] = [
  { id: 'at', title: 'When', width: 136, fixed: true, cell: ({ at }) => <RelativeTime at={at} /> },
  { id: 'actor', title: 'Who', width: 184, cell: ({ actorLabel }) => actorLabel },
  { id: 'action', title: 'Action', width: 208, cell: ({ action }) => <Code>{action}</Code> },
  {
    id: 'change',
    title: 'Change',
    cell: ({ before, after }) => (
      <span className="block truncate text-muted-foreground">
        {changedFields(before, after)
          .map(({ field, now }) => `${field}: ${now}`)
          .join(', ')}
      </span>
    ),
  },
  { id: 'target', title: 'Target', width: 232, hidden: true, cell: ({ target }) => <Code>{target}</Code> },
];
