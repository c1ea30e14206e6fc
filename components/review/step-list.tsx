'use client';

import { SolutionSteps } from '#components/math/solution-steps.tsx';
import type { StepLabelMark } from './item-parts.ts';
import type { ReviewItem } from './review-item.ts';
import { labelsHere, stepAsides } from './step-verdicts.tsx';
import type { StepMarks } from './use-step-marks.ts';

/** The solution in its steps: each equation recomputed and marked where it fails, and the first wrong step as marked. */
export function StepList({ item, marks, mayMark }: { item: ReviewItem; marks: StepMarks; mayMark: boolean }) {
  const wrong = item.steps.flatMap(({ equations }) => equations.filter((one) => one.verdict === 'wrong'));
  const mine = marks.step;
  return (
    <section aria-label="Solution" className="flex flex-col gap-2">
      <SolutionSteps
        text={item.variant.solution}
        asides={stepAsides(item, mine)}
        highlighted={mine}
        marks={wrong}
        onNumber={
          mayMark
            ? {
                label: (step) =>
                  mine === step
                    ? `Step ${step} is no longer the first wrong one`
                    : `Step ${step} is the first wrong one`,
                press: (step) => (mine === step ? marks.clear() : marks.mark(step)),
              }
            : undefined
        }
      />
      <p className="text-muted-foreground text-xs">{summaryOf(item, mine)}</p>
      <OlderLabels item={item} />
    </section>
  );
}

function summaryOf(item: ReviewItem, mine: number | null): string {
  const others = labelsHere(item).filter((one) => one.step === 0 && one.actorId !== item.you);
  const words = [
    mine === 0 && 'You hold every step to be right.',
    mine !== null && mine > 0 && `You hold step ${mine} to be the first wrong one.`,
    ...others.map((one) => `${one.actorLabel} holds every step to be right.`),
  ];
  return words.filter(Boolean).join(' ');
}

/** Marks of texts that were edited since: they say nothing about this one. */
function OlderLabels({ item }: { item: ReviewItem }) {
  const older = item.stepLabels.filter((one) => one.revision !== item.variant.revision);
  if (older.length === 0) return null;
  return (
    <ul aria-label="Marks of older revisions" className="flex flex-col text-muted-foreground text-xs">
      {older.map((one) => (
        <li key={one.id}>{olderWords(one, item.you)}</li>
      ))}
    </ul>
  );
}

function olderWords({ actorId, actorLabel, step, revision }: StepLabelMark, you: string | null): string {
  const who = actorId !== null && actorId === you ? 'You' : actorLabel;
  const what = step === 0 ? 'every step right' : `step ${step} the first wrong one`;
  return `${who}, of revision ${revision}, which was edited since: ${what}`;
}
