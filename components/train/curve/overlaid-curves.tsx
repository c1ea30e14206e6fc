'use client';

import { useEffect, useState } from 'react';
import { CurveControls } from './curve-controls.tsx';
import { type Curve, metrics, smoothed } from './curve-types.ts';
import { LineChart } from './line-chart.tsx';
import { useCurve } from './use-curve.ts';

export type Overlaid = { run: number; label: string; moving: boolean };

type Props = { project: string; runs: readonly Overlaid[] };

/** The curves of several runs over each other. */
export function OverlaidCurves({ project, runs }: Props) {
  const [curves, setCurves] = useState<ReadonlyMap<number, Curve>>(new Map());
  const [weight, setWeight] = useState(0.6);
  const [logarithmic, setLogarithmic] = useState(false);
  const heard = (run: number, curve: Curve) =>
    setCurves((known) => (known.get(run) === curve ? known : new Map(known).set(run, curve)));
  const shown = runs.flatMap(({ run, label }) => {
    const curve = curves.get(run);
    return curve && curve.step.length > 0 ? [{ label, curve }] : [];
  });
  return (
    <div className="flex flex-col gap-4">
      {runs.map((one) => (
        <Watcher key={one.run} project={project} {...one} onCurve={heard} />
      ))}
      <CurveControls {...{ weight, setWeight, logarithmic, setLogarithmic }} />
      {shown.length === 0 && (
        <p className="py-6 text-muted-foreground text-sm">None of these runs has a step yet.</p>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        {metrics
          .filter(({ id }) => shown.some(({ curve }) => curve[id].some((value) => value !== null)))
          .map(({ id, title, unit, smooth, dots }) => (
            <LineChart
              key={id}
              {...{ title, unit, dots }}
              logarithmic={logarithmic && smooth}
              lines={shown.map(({ label, curve }) => ({
                ...{ label, x: curve.step },
                y: smooth ? smoothed(curve[id], weight) : curve[id],
              }))}
            />
          ))}
      </div>
    </div>
  );
}

type WatcherProps = Overlaid & { project: string; onCurve: (run: number, curve: Curve) => void };

/** A run's curve, told upwards: as many of them as there are runs. */
function Watcher({ project, run, moving, onCurve }: WatcherProps) {
  const { curve } = useCurve({ project, run, leg: 0, moving });
  useEffect(() => {
    if (curve) onCurve(run, curve);
  }, [curve, run, onCurve]);
  return null;
}
