import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { curvesOf, curveTitle, varyingFields } from '#lib/domain/studies/curves.ts';
import type { ReadTable } from '#lib/domain/studies/read-table.ts';
import { PointTable } from './point-table.tsx';

const kinds = { markdown: 'Markdown', tabs: 'TSV', semicolons: 'CSV with semicolons', commas: 'CSV' };
const [mostIssues, mostPoints] = [10, 8];

/** What was read of a pasted table: the columns, what is wrong by line, the curves that the points make. */
export function TablePreview({ read }: { read: ReadTable }) {
  const { kind, columns, percent, points, issues } = read;
  return (
    <section aria-label="What was read" className="flex flex-col gap-4">
      <h2 className="font-medium text-muted-foreground text-sm">What was read</h2>
      <p className="flex flex-wrap items-center gap-1.5 text-sm" aria-live="polite">
        {kinds[kind]}, {points.length} points{percent ? ', accuracies in percent' : ''}:
        {columns.map(({ heading, kind }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <Badge key={at} variant={kind ? 'accent' : 'outline'}>
            {heading || '(no heading)'} → {kind ?? 'not read'}
          </Badge>
        ))}
      </p>
      {issues.length > 0 && (
        <ul className="flex flex-col gap-1 text-danger text-sm" aria-live="polite">
          {issues.slice(0, mostIssues).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
          {issues.length > mostIssues && <li>… and {issues.length - mostIssues} more lines.</li>}
        </ul>
      )}
      {points.length > 0 && <CurvePreview points={points} />}
      {points.length > 0 && <PointTable points={points.slice(0, mostPoints)} />}
    </section>
  );
}

function CurvePreview({ points }: Pick<ReadTable, 'points'>) {
  const curves = curvesOf(points);
  const varying = varyingFields(curves.map(({ key }) => key));
  return (
    <Table scrolls="Curves">
      <TableHeads texts={['Curve']} numbers={['Points', 'Sizes', 'Hard']} rest={['What can be fitted']} />
      <TableBody>
        {curves.map(({ key, points, secondStage }) => {
          const sizes = new Set(points.map(({ size }) => size)).size;
          return (
            <TableRow key={curveTitle(key)}>
              <TableCell>{curveTitle(key, varying)}</TableCell>
              <TableCell data-align="right">{points.length}</TableCell>
              <TableCell data-align="right">{sizes}</TableCell>
              <TableCell data-align="right">{secondStage.length}</TableCell>
              <TableCell>
                {sizes >= 6
                  ? 'all laws'
                  : sizes >= 4
                    ? 'laws of two parameters; those of three need 6 sizes'
                    : 'nothing: at least 4 sizes are needed'}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
