import { differenceOfShares, type Estimate } from '#lib/math/stats/index.ts';
import { type CurveKey, curveTitle, keyOf, varyingFields } from './curves.ts';
import { curveFields, type StudyPoint } from './schema.ts';

/** Hard problems against as many random ones: the same size, base, benchmark and part of it. */
export interface Comparison {
  key: CurveKey;
  size: number;
  hard: { correct: number; items: number };
  random: { correct: number; items: number };
  /** hard − random, as an accuracy, with Newcombe's interval. */
  difference: Estimate;
}

/**
 * Every pair of a model trained with hard problems and one trained with as many random ones. Seeds are taken together. Points
 * without counts have no interval and are left out.
 */
export function equalSizeControls(points: readonly StudyPoint[]): Comparison[] {
  const counted = points.filter(({ correct, items }) => correct !== null && items !== null);
  const groups = Map.groupBy(counted, (point) =>
    JSON.stringify([point.size, ...curveFields.map((field) => point[field])]),
  );
  return [...groups.values()].flatMap((group) => {
    const hard = sumOf(group.filter(({ curriculum }) => curriculum === 'hard'));
    const random = sumOf(group.filter(({ curriculum }) => curriculum === 'random'));
    if (hard.items === 0 || random.items === 0) return [];
    const difference = differenceOfShares(asTrials(hard), asTrials(random));
    return [{ key: keyOf(group[0]!), size: group[0]!.size, hard, random, difference }];
  });
}

const asTrials = ({ correct, items }: { correct: number; items: number }) => ({
  successes: correct,
  trials: items,
});

const sumOf = (points: readonly StudyPoint[]) => ({
  correct: points.reduce((sum, { correct }) => sum + correct!, 0),
  items: points.reduce((sum, { items }) => sum + items!, 0),
});

/** Whether hard problems bought more than as many random ones. */
export interface StageAnswer {
  answer: string;
  open: boolean;
  comparisons: (Comparison & { title: string })[];
}

/** Answered where equal-size controls are among the points, and only there; null where no point is of a second stage. */
export function stageAnswerOf(
  { controls }: { controls: readonly Comparison[] },
  points: readonly StudyPoint[],
): StageAnswer | null {
  const hard = points.filter(({ curriculum }) => curriculum === 'hard').length;
  if (hard === 0) return null;
  if (controls.length === 0) {
    const answer = `Not answered: none of the ${hard} points with hard problems has a control, a model trained on as many random ones. Points of curriculum “random” with the same size, base and benchmark would answer it.`;
    return { answer, open: true, comparisons: [] };
  }
  const varying = varyingFields(controls.map(({ key }) => key));
  const comparisons = controls.map((one) => ({ ...one, title: curveTitle(one.key, varying) }));
  const more = controls.filter(({ difference }) => difference.low > 0).length;
  const less = controls.filter(({ difference }) => difference.high < 0).length;
  const rest = controls.length - more - less;
  const answer = `Of ${controls.length} comparisons at equal size hard problems bought surely more in ${more}, surely less in ${less}; in ${rest} the interval holds no difference.`;
  return { answer, open: false, comparisons };
}
