'use client';

import { memo } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import { HeadCell, headLook } from './head-cell.tsx';
import type { ColumnLook } from './table-types.ts';
import type { TableUrl } from './use-table-url.ts';

type HeadProps = {
  layout: { columns: readonly ColumnLook[]; pins: ReadonlyMap<string, number> };
  url: TableUrl;
  selectable: boolean;
  checked: boolean | 'indeterminate';
  checkAll: (checked: boolean) => void;
};

/** The head of a long list; scrolling leaves it alone. */
export const BrowseHead = memo(function BrowseHead(props: HeadProps) {
  const { layout, url, selectable, checked, checkAll } = props;
  return (
    <thead className="sticky top-0 z-10 bg-background">
      <tr>
        {selectable && (
          <th className={cn(headLook, 'pr-0')}>
            <Checkbox
              className="flex"
              aria-label="Check all rows that are loaded"
              checked={checked}
              onCheckedChange={(value) => checkAll(value === true)}
            />
          </th>
        )}
        {layout.columns.map((column) => (
          <HeadCell key={column.id} look={column} url={url} left={layout.pins.get(column.id)} />
        ))}
      </tr>
    </thead>
  );
});
