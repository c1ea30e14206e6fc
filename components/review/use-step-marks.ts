'use client';

import { useRef, useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import type { Say } from '#components/layout/announcer.tsx';
import { rest } from './rest.ts';
import type { ReviewItem } from './review-item.ts';
import { labelsHere } from './step-verdicts.tsx';
import { nextStep, type TypedDigit } from './typed-step.ts';

type Saved = { label: string; step: number } | null;
export type StepMarks = ReturnType<typeof useStepMarks>;

/** What was done at the desk and how it is taken back. */
export type Act = { variant: string; undo: () => void };

type Props = {
  project: string;
  reload: (variant: string) => unknown;
  did: (act: Act) => void;
  /** Reads aloud what became of the mark. */
  say: Say;
};

const wordsOf = (step: number | null) =>
  step === null
    ? 'Your mark is taken back'
    : step === 0
      ? 'Every step is marked as right'
      : `Step ${step} is marked as the first wrong one`;

/** The reader's mark of the first wrong step: shown at once and saved behind it, one after the other. */
export function useStepMarks(item: ReviewItem | null, { project, reload, did, say }: Props) {
  const place = item ? `${item.variant.id} ${item.variant.revision}` : '';
  const [ahead, setAhead] = useState<{ place: string; step: number | null } | null>(null);
  const typed = useRef<TypedDigit | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const saved = useRef(new Map<string, Saved>());
  const known = item ? labelsHere(item).find((one) => one.actorId === item.you) : undefined;
  const standing = (): Saved =>
    saved.current.get(place) ??
    (saved.current.has(place) || !known ? null : { label: known.id, step: known.step });

  /** Puts the mark at a step, or nowhere; `then` hears where it was. */
  const put = (step: number | null, then?: (before: number | null) => void) => {
    if (!item) return;
    const { id: variant, revision } = item.variant;
    setAhead({ place, step });
    line.current = line.current.then(async () => {
      const before = standing();
      const result = await write({ project, variant, revision, step, before });
      if (result.ok) {
        saved.current.set(place, result.value);
        say(wordsOf(step));
        then?.(before?.step ?? null);
      } else {
        toast.error(result.error.message);
        setAhead(null);
      }
      await reload(variant);
    });
  };
  const change = (step: number | null) =>
    put(step, (before) => item && did({ variant: item.variant.id, undo: () => put(before) }));
  return {
    step: ahead?.place === place ? ahead.step : (known?.step ?? null),
    mark: (step: number) => change(step),
    clear: () => change(null),
    /** A digit as it is typed: a second one soon after it corrects the mark of the first. */
    digit: (digit: number) => {
      const next = nextStep(typed.current, { digit, place, at: performance.now() }, item?.steps.length ?? 0);
      typed.current = next.typed;
      if (next.step !== null) next.corrects ? put(next.step) : change(next.step);
    },
  };
}

type Write = { project: string; variant: string; revision: number; step: number | null; before: Saved };

async function write({ project, variant, revision, step, before }: Write): Promise<ActionResult<Saved>> {
  if (step === null) {
    if (before === null) return { ok: true, value: null };
    const taken = await rest('POST', `/review/steps/${before.label}/withdraw`, { project });
    return taken.ok ? { ok: true, value: null } : taken;
  }
  const path = `/review/variants/${variant}/steps`;
  const made = await rest<{ label: string }>('POST', path, { project, revision, step });
  return made.ok ? { ok: true, value: { label: made.value.label, step } } : made;
}
