'use client';

import { useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CurveControls } from './curve-controls.tsx';
import { type Curve, metrics, smoothed } from './curve-types.ts';
import { LineChart } from './line-chart.tsx';
import { useCurve, type Watch } from './use-curve.ts';

/** The charts of one leg, growing while it trains. */
export function RunCurves(watch: Watch) {
  const { curve, error } = useCurve(watch);
  const [weight, setWeight] = useState(0);
  const [logarithmic, setLogarithmic] = useState(false);
  if (!curve) return error ? <Note>{error}</Note> : <Skeleton className="h-56 w-full" />;
  if (curve.step.length === 0) {
    return (
      <Note>
        {watch.moving ? 'No step yet: the model and the data are being loaded.' : 'The trainer told no step.'}
      </Note>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <CurveControls {...{ weight, setWeight, logarithmic, setLogarithmic }} />
      <div className="grid gap-6 lg:grid-cols-2">
        {metrics
          .filter(({ id }) => hasAny(curve, id))
          .map(({ id, title, unit, smooth, dots }) => (
            <LineChart
              key={id}
              {...{ title, unit, dots }}
              logarithmic={logarithmic && smooth}
              lines={[{ label: title, x: curve.step, y: smooth ? smoothed(curve[id], weight) : curve[id] }]}
            />
          ))}
      </div>
    </div>
  );
}

const hasAny = (curve: Curve, id: (typeof metrics)[number]['id']) =>
  curve[id].some((value) => value !== null);

const Note = ({ children }: { children: string }) => (
  <p className="rounded-lg border border-border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">
    {children}
  </p>
);
