'use client';

import { useId } from 'react';
import { Label } from '#components/ui/label.tsx';
import { Switch } from '#components/ui/switch.tsx';

type Props = {
  weight: number;
  setWeight: (weight: number) => void;
  logarithmic: boolean;
  setLogarithmic: (on: boolean) => void;
};

/** How curves are drawn: how much they are smoothed, and on which scale. */
export function CurveControls({ weight, setWeight, logarithmic, setLogarithmic }: Props) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
      <div className="flex items-center gap-2">
        <Label htmlFor={`${id}-smooth`} className="font-normal text-muted-foreground">
          Smoothing
        </Label>
        <input
          id={`${id}-smooth`}
          type="range"
          min={0}
          max={0.98}
          step={0.02}
          value={weight}
          onChange={(event) => setWeight(Number(event.target.value))}
          className="w-32 accent-primary"
        />
        <span className="w-8 text-muted-foreground text-xs tabular-nums">{weight.toFixed(2)}</span>
      </div>
      <div className="flex items-center gap-2">
        <Switch id={`${id}-log`} checked={logarithmic} onCheckedChange={setLogarithmic} />
        <Label htmlFor={`${id}-log`} className="font-normal text-muted-foreground">
          Logarithmic
        </Label>
      </div>
    </div>
  );
}
