import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { byField, bySubjectAndLevel, type CrossTable, type MixGroup } from './mix.ts';

/** What a version is made of: rows by subject and level, and by method. */
export function MixTables({
  groups,
  methodTitle,
}: {
  groups: readonly MixGroup[];
  methodTitle: (id: string) => string;
}) {
  const table = bySubjectAndLevel(groups);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <SubjectTable table={table} />
      <Table aria-label="Rows by method">
        <TableHeads texts={['Method']} numbers={['Rows', 'Share']} />
        <TableBody>
          {byField(groups, 'method').map(({ value, rows }) => (
            <TableRow key={value}>
              <TableCell>{methodTitle(value)}</TableCell>
              <Count rows={rows} />
              <TableCell data-align="right">
                <NumberValue value={rows / table.total} as="share" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function SubjectTable({ table }: { table: CrossTable }) {
  const { levels, lines, totals, total } = table;
  const most = Math.max(1, ...lines.flatMap(({ counts }) => counts));
  return (
    <Table aria-label="Rows by subject and level">
      <TableHeads
        texts={['Subject']}
        numbers={[...levels.map((level) => (level === null ? 'No level' : `Level ${level}`)), 'All']}
      />
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.subject}>
            <TableCell className="whitespace-nowrap">{line.subject ?? 'No subject'}</TableCell>
            {line.counts.map((rows, at) => (
              <Count key={levels[at]} rows={rows} heat={rows / most} />
            ))}
            <Count rows={line.total} />
          </TableRow>
        ))}
        <TableRow className="bg-muted font-medium">
          <TableCell>All</TableCell>
          {totals.map((rows, at) => (
            <Count key={levels[at]} rows={rows} />
          ))}
          <Count rows={total} />
        </TableRow>
      </TableBody>
    </Table>
  );
}

/** None is a dash: the eye finds the gaps of a mix. `heat`, 0 to 1, colours the cells that hold most. */
function Count({ rows, heat = 0 }: { rows: number; heat?: number }) {
  const colour = `color-mix(in oklab, var(--primary) ${Math.round(heat * 32)}%, transparent)`;
  return (
    <TableCell data-align="right" style={heat > 0 ? { backgroundColor: colour } : undefined}>
      <NumberValue value={rows === 0 ? null : rows} />
    </TableCell>
  );
}
