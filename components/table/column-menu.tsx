'use client';

import { Columns3Icon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import type { ColumnLook } from './table-types.ts';
import { shownColumns, toggleColumn } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

/** Which columns are shown. */
export function ColumnMenu({ url, columns }: { url: TableUrl; columns: readonly ColumnLook[] }) {
  const shown = shownColumns(columns, url.params);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline">
          <Columns3Icon /> Columns
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>Columns</DropdownMenuLabel>
        {columns
          .filter((column) => !column.fixed)
          .map((column) => (
            <DropdownMenuCheckboxItem
              key={column.id}
              checked={shown.includes(column.id)}
              onCheckedChange={() => url.note((params) => toggleColumn(columns, params, column.id))}
              onSelect={(event) => event.preventDefault()}
            >
              {column.title}
            </DropdownMenuCheckboxItem>
          ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
