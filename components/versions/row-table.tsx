import { DataTable, type TablePage } from '#components/table/data-table.tsx';
import { methodTitle } from './method-title.ts';
import { type PlacedRow, rowColumns } from './row-columns.tsx';
import { RowView } from './row-view.tsx';

/** The rows of a version, page by page, in a box of their own. */
export function RowTable({
  rows,
  page,
  opened,
  home,
  version,
  kind,
}: {
  rows: readonly PlacedRow[];
  page: TablePage;
  opened: PlacedRow | null;
  home: string;
  version: number;
  kind: string;
}) {
  return (
    <div className="flex h-[min(44rem,80vh)] flex-col overflow-hidden rounded-lg border border-border">
      <DataTable
        label="Rows"
        rows={rows}
        columns={rowColumns(kind)}
        rowId={(row) => String(row.position)}
        rowLabel={(row) => `Row ${row.position + 1}`}
        page={page}
        drawer={
          opened ? <RowView row={opened} {...{ home, version }} method={methodTitle(opened.method)} /> : null
        }
      />
    </div>
  );
}
