'use client';

import { cn } from '#components/ui/cn.ts';
import type { KeyedRow } from './browse-address.ts';
import { BrowseRow, type RowActs } from './browse-row.tsx';
import { type BrowseList, rowHeight } from './browse-types.ts';
import type { Layout } from './column-layout.ts';
import { TableHead } from './table-head.tsx';
import type { Choice } from './use-choice.ts';
import type { Scroll } from './use-scroll.ts';
import type { TableUrl } from './use-table-url.ts';

type GridProps<Row extends KeyedRow> = {
  list: BrowseList<Row>;
  rows: readonly Row[];
  scroll: Scroll;
  layout: Layout<Row>;
  choice: Choice;
  active: string | null;
  open: string | null;
  acts: RowActs;
  url: TableUrl;
  loading: boolean;
};

/** The rows that can be seen, between two spaces as high as those that cannot. */
export function BrowseGrid<Row extends KeyedRow>(props: GridProps<Row>) {
  const { list, rows, scroll, layout, choice, acts, url } = props;
  const selectable = Boolean(list.selectionActions);
  const span = layout.columns.length + (selectable ? 1 : 0);
  return (
    <div
      ref={scroll.box}
      onScroll={scroll.onScroll}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain [overflow-anchor:none]"
    >
      <table
        className={cn(
          'w-full table-fixed border-separate border-spacing-0 text-sm',
          url.pending && 'opacity-60',
        )}
        style={{ minWidth: layout.least + (selectable ? 40 : 0) }}
        aria-label={list.label}
        aria-busy={url.pending || props.loading}
        aria-rowcount={-1}
      >
        <colgroup>
          {selectable && <col style={{ width: 40 }} />}
          {layout.columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <TableHead
          {...{ url, selectable }}
          columns={layout.columns}
          pins={layout.pins}
          checkLabel="Check all rows that are loaded"
          checked={choice.all || (choice.ids.size > 0 ? 'indeterminate' : false)}
          checkAll={acts.checkAll}
        />
        <Space rows={scroll.from} span={span} />
        <tbody data-rows>
          {rows.slice(scroll.from, scroll.to).map((row, at) => {
            const id = list.rowId(row);
            return (
              <BrowseRow
                key={id}
                {...{ row, id, acts, selectable, columns: layout.columns, pins: layout.pins }}
                index={scroll.from + at + 1}
                label={list.rowLabel(row)}
                href={list.hrefOf(id)}
                checked={choice.all || choice.ids.has(id)}
                active={props.active === id}
                open={props.open === id}
              />
            );
          })}
        </tbody>
        <Space rows={rows.length - scroll.to} span={span} />
      </table>
    </div>
  );
}

/** As high as rows that are loaded and not drawn. */
function Space({ rows, span }: { rows: number; span: number }) {
  if (rows <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={span} style={{ height: rows * rowHeight, padding: 0 }} />
      </tr>
    </tbody>
  );
}
