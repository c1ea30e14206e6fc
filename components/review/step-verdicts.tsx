import { CheckIcon, CircleHelpIcon, XIcon } from 'lucide-react';
import type { RecomputedStep } from '#lib/math/text/solution-steps.ts';
import type { StepLabelMark } from './item-parts.ts';
import type { ReviewItem } from './review-item.ts';

const looks = {
  wrong: { icon: XIcon, colour: 'text-danger', word: 'does not recompute' },
  right: { icon: CheckIcon, colour: 'text-success', word: 'recomputes' },
  unchecked: { icon: CircleHelpIcon, colour: 'text-muted-foreground', word: 'cannot be recomputed' },
} as const;

/** The worst that is known of a step's equations; null where it has none. */
export function verdictOf({ equations }: Pick<RecomputedStep, 'equations'>): keyof typeof looks | null {
  // Where one is right and others hold symbols, the step was recomputed as far as that goes.
  const order = ['wrong', 'right', 'unchecked'] as const;
  return order.find((verdict) => equations.some((one) => one.verdict === verdict)) ?? null;
}

/** What stands at the right of each step: what recomputing says, and who holds it to be the first wrong one. */
export function stepAsides(item: ReviewItem, marked: number | null) {
  return item.steps.map((step) => (
    <span key={step.number} className="flex items-center gap-2">
      <StepVerdict step={step} />
      <StepLabels item={item} step={step.number} marked={marked} />
    </span>
  ));
}

function StepVerdict({ step }: { step: RecomputedStep }) {
  const verdict = verdictOf(step);
  if (verdict === null) return null;
  const { icon: Icon, colour, word } = looks[verdict];
  const wrong = step.equations.find((one) => one.verdict === 'wrong');
  return (
    <span className={`inline-flex items-center gap-1 ${colour}`} title={titleOf(step)}>
      <Icon aria-hidden="true" className="size-4" />
      <span className="sr-only">
        Step {step.number} {word}.{' '}
      </span>
      {wrong?.expected !== undefined && <span className="text-xs">makes {wrong.expected}</span>}
    </span>
  );
}

const titleOf = ({ equations }: RecomputedStep) =>
  equations.map(({ text, verdict, reason }) => `${text}: ${reason ?? verdict}`).join('\n');

/** `marked`: the reader's own mark, which may be ahead of what the server knows. */
function StepLabels({ item, step, marked }: { item: ReviewItem; step: number; marked: number | null }) {
  const others = labelsHere(item).filter((one) => one.step === step && one.actorId !== item.you);
  return (
    <>
      {marked === step && <Chip>first wrong step</Chip>}
      {others.map((one) => (
        <Chip key={one.id}>first wrong: {one.actorLabel}</Chip>
      ))}
    </>
  );
}

export const labelsHere = ({ stepLabels, variant }: ReviewItem): StepLabelMark[] =>
  stepLabels.filter((one) => one.revision === variant.revision);

export function Chip({ children }: { children: React.ReactNode }) {
  return (
    <span className="rounded-sm bg-danger-soft px-1.5 py-0.5 font-medium text-danger text-xs">
      {children}
    </span>
  );
}
