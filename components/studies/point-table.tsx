import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { curveFields, type StudyPoint } from '#lib/domain/studies/schema.ts';

/** Points of a study, with those of their columns that say something. */
export function PointTable({ points }: { points: readonly StudyPoint[] }) {
  const fields = curveFields.filter((field) => points.some((point) => point[field] !== null));
  const seeded = points.some(({ seed }) => seed !== null);
  return (
    <Table scrolls="Table of points">
      <TableHeads
        texts={[...fields, 'curriculum']}
        numbers={['Size', ...(seeded ? ['Seed'] : []), 'Right', 'Problems', 'Accuracy']}
      />
      <TableBody>
        {points.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the study
          <TableRow key={at}>
            {fields.map((field) => (
              <TableCell key={field}>{point[field] ?? '—'}</TableCell>
            ))}
            <TableCell>{point.curriculum}</TableCell>
            <TableCell data-align="right">{formatNumber(point.size)}</TableCell>
            {seeded && <TableCell data-align="right">{point.seed ?? '—'}</TableCell>}
            <TableCell data-align="right">
              {point.correct === null ? '—' : formatNumber(point.correct)}
            </TableCell>
            <TableCell data-align="right">{point.items === null ? '—' : formatNumber(point.items)}</TableCell>
            <TableCell data-align="right">{(100 * point.accuracy).toFixed(2)} %</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
