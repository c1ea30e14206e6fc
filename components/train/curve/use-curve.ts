'use client';

import { useEffect, useState } from 'react';
import { whileVisible } from '#components/layout/while-visible.ts';
import { readJson } from '#components/table/read-json.ts';
import { type Curve, emptyCurve, joinCurves } from './curve-types.ts';

/** Milliseconds between two looks at a run under way. */
const pauseMs = 1000;
/** Of one answer; behind so many there may be more. */
const mostPoints = 100_000;

export type Watch = { project: string; run: number; leg: number; moving: boolean };

/** The curve of a leg, growing while it trains and somebody looks; null until the first answer. */
export function useCurve({ project, run, leg, moving }: Watch): {
  curve: Curve | null;
  error: string | null;
} {
  const [curve, setCurve] = useState<Curve | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let known = emptyCurve;
    return whileVisible(() => {
      const ended = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = async () => {
        // The last step may be told again with what came later, such as its evaluation.
        const after = String((known.step.at(-1) ?? 0) - 1);
        const place = { project, leg: String(leg), after };
        const answer = await readJson<Curve>(`/api/v1/train/runs/${run}/points`, place, ended.signal);
        if (ended.signal.aborted) return;
        if ('value' in answer) {
          known = joinCurves(known, answer.value);
          setCurve(known);
        }
        setError('error' in answer ? answer.error : null);
        const whole = !('value' in answer) || answer.value.step.length < mostPoints;
        if (moving || !whole) timer = setTimeout(look, whole ? pauseMs : 0);
      };
      void look();
      return () => {
        ended.abort();
        clearTimeout(timer);
      };
    });
  }, [project, run, leg, moving]);
  return { curve, error };
}
