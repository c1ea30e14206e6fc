export type ChartTable = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/** The numbers of a chart as a table, for whoever wants them exact, hears them, or takes them along as a file. */
export function ChartNumbers({ title, head, rows }: { title: string } & ChartTable) {
  const file = `${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.csv`;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-xs">Numbers</summary>
      <div className="mt-2 max-h-64 w-fit max-w-full overflow-auto rounded-md border border-border">
        <table className="tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead className="text-muted-foreground text-xs">
            <tr>
              {head.map((name) => (
                <th key={name} scope="col" className="px-3 py-1 text-right font-normal first:text-left">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) => (
                  <td key={head[at]} className="px-3 py-0.5 text-right first:text-left">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf({ head, rows }))}`}
        download={file}
        className="mt-1 inline-block rounded-sm text-primary text-xs hover:underline"
      >
        Download as CSV
      </a>
    </details>
  );
}

const csvOf = ({ head, rows }: ChartTable) =>
  [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');

/** A cell that begins like a formula is quoted by an apostrophe, so that no spreadsheet runs it. */
function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
