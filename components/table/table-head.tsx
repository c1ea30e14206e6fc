'use client';

import { memo } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import { HeadCell, headLook } from './head-cell.tsx';
import type { ColumnLook } from './table-types.ts';
import type { TableUrl } from './use-table-url.ts';

type HeadProps = {
  columns: readonly ColumnLook[];
  /** How far from the left the columns stand that do not scroll away. */
  pins?: ReadonlyMap<string, number>;
  url: TableUrl;
  selectable: boolean;
  checked: boolean | 'indeterminate';
  checkAll: (checked: boolean) => void;
  /** What the checkbox says that it does. */
  checkLabel: string;
};

/** The head of a table or of a long list; scrolling leaves it alone. */
export const TableHead = memo(function TableHead(props: HeadProps) {
  const { columns, pins, url, selectable, checked, checkAll, checkLabel } = props;
  return (
    <thead className="sticky top-0 z-10 bg-background">
      <tr>
        {selectable && (
          <th className={cn(headLook, 'pr-0')}>
            <Checkbox
              className="flex"
              aria-label={checkLabel}
              checked={checked}
              onCheckedChange={(value) => checkAll(value === true)}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} look={column} url={url} left={pins?.get(column.id)} />
        ))}
      </tr>
    </thead>
  );
});
