import { guardedCell } from '../csv-guard.ts';
import { csvLine } from '../csv-line.ts';
import { type ColumnKind, columnTitle } from './columns.ts';
import { curveFields, type StudyPoint } from './schema.ts';

const kinds: readonly ColumnKind[] = [
  ...(['size', 'tokens'] as const),
  ...curveFields,
  ...(['seed', 'curriculum', 'correct', 'items', 'accuracy', 'weight'] as const),
];

/** The points of a study as lines of CSV that the studio reads back as they are. */
export function* exportPoints(points: readonly StudyPoint[]): Generator<string> {
  yield csvLine(kinds.map(columnTitle));
  for (const point of points) {
    const label = (value: string | null) => (value === null ? null : guardedCell(value));
    yield csvLine([
      ...[point.size, point.tokens],
      ...curveFields.map((field) => label(point[field])),
      ...[point.seed, point.curriculum, point.correct, point.items],
      ...[point.accuracy, point.weight],
    ]);
  }
}
