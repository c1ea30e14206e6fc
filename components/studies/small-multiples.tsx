import { CurveChart } from './chart/curve-chart.tsx';
import { drawingOf, type ShownCurve, type Side, spansOf } from './chart/curve-data.ts';

/** Curves beside each other on the same scales. */
export function SmallMultiples({ curves, side }: { curves: readonly ShownCurve[]; side: Side }) {
  const spans = spansOf(
    curves.map((curve) => drawingOf(curve, side)),
    side,
  );
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {curves.map((curve) => (
        <li key={curve.title} className="min-w-0 rounded-lg border border-border bg-card p-3">
          <CurveChart curve={curve} side={side} spans={spans} small />
        </li>
      ))}
    </ul>
  );
}
