import { compareAnswers } from '#lib/math/answers/index.ts';
import { stablePosition } from '#lib/math/select/index.ts';
import { subjectOfReasons } from '../../review/reason-subject.ts';
import type { RejectedFrom } from './source.ts';

/** A solution of a problem that may be one side of a pair. */
export type Side = {
  /** Equal for solutions that differ in white space alone. */
  textKey: string;
  /** Made of all that a row says of it, and of nothing else: draws hang on it. */
  contentKey: string;
  answer: string;
};

/** The better side. */
export type Better = Side;

/** The worse side. */
export type Worse = Side & {
  from: RejectedFrom;
  /** The better ones that it belongs to, as an edit or a sample does to one; null: any of the problem. */
  of: readonly number[] | null;
  /** Why a person rejected it. */
  reasons: readonly string[];
};

/** Why a worse solution is in no pair. */
export const leftOutReasons = [
  'other-problem',
  'about-problem',
  'same-solution',
  'same-answer',
  'repeated',
  'capped',
] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export type ChosenPairs = {
  /** Places in the two lists. */
  pairs: { better: number; worse: number }[];
  /** Why each worse one that is in no pair is left out, by its place. */
  left: Map<number, LeftOut>;
};

type Candidate = { better: number; worse: number; round: number; draw: number };

/**
 * The pairs of one problem. A rejected solution is worse than an accepted one where a person found fault with it, or
 * where its answer is shown to be another and nobody found fault with the problem; an original is worse than what a
 * person made of it; a sample is worse than the majority's where its answer is shown to be another. Solutions that
 * differ in white space alone are one solution, and what is accepted anywhere is never a worse one. Of more than
 * `perProblem` pairs those are kept that a hash of their content draws, every worse solution once before any twice.
 */
export function choosePairs(
  { better, worse }: { better: readonly Better[]; worse: readonly Worse[] },
  { perProblem, randomSeed }: { perProblem: number; randomSeed: number },
): ChosenPairs {
  const accepted = new Set(better.map(({ textKey }) => textKey));
  const differs = createComparison();
  const left = new Map<number, LeftOut>();
  const candidates: Candidate[] = [];
  for (const [at, one] of worse.entries()) {
    const found = partnersOf(one, better, accepted, differs);
    if (typeof found === 'string') left.set(at, found);
    else candidates.push(...inRounds(at, one, found, better, randomSeed));
  }
  const unlike = withoutRepeats(candidates.sort(byRound), { better, worse });
  for (const { worse: at } of candidates) left.set(at, 'repeated');
  for (const { worse: at } of unlike) left.set(at, 'capped');
  const pairs = unlike.slice(0, perProblem).map(({ better, worse }) => ({ better, worse }));
  for (const pair of pairs) left.delete(pair.worse);
  return { pairs, left };
}

type Differs = (one: string, other: string) => boolean;

/** The places of the better ones that a worse one can stand beside, or why there are none. */
function partnersOf(
  one: Worse,
  better: readonly Better[],
  accepted: ReadonlySet<string>,
  differs: Differs,
): number[] | LeftOut {
  const places = one.of === null ? [...better.keys()] : [...one.of];
  if (places.length === 0) return 'other-problem';
  if (accepted.has(one.textKey)) return 'same-solution';
  if (one.from === 'edit') return places;
  const subject = one.from === 'reject' ? subjectOfReasons(one.reasons) : 'neither';
  if (subject === 'solution') return places;
  if (subject === 'problem') return 'about-problem';
  const others = places.filter((at) => differs(better[at]!.answer, one.answer));
  return others.length > 0 ? others : 'same-answer';
}

/** Whether two answers are shown to differ; what is undecided does not. Each two are compared once. */
function createComparison(): Differs {
  const known = new Map<string, boolean>();
  return (one, other) => {
    if (one === other || one === '' || other === '') return false;
    const key = JSON.stringify([one, other]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = compareAnswers(one, other, { input: 'answer' }).verdict === 'different';
    known.set(key, found);
    return found;
  };
}

function inRounds(
  worse: number,
  { contentKey, from }: Worse,
  partners: readonly number[],
  better: readonly Better[],
  randomSeed: number,
): Candidate[] {
  return partners
    .map((at) => {
      const key = `${better[at]!.contentKey}:${from}:${contentKey}`;
      return { better: at, worse, draw: stablePosition(key, String(randomSeed)) };
    })
    .sort((a, b) => a.draw - b.draw)
    .map((one, round) => ({ ...one, round }));
}

const byRound = (a: Candidate, b: Candidate) => a.round - b.round || a.draw - b.draw;

/** The same two texts are one pair, whatever says so. */
function withoutRepeats(
  candidates: readonly Candidate[],
  sides: { better: readonly Better[]; worse: readonly Worse[] },
): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ better, worse }) => {
    const key = `${sides.better[better]!.textKey}:${sides.worse[worse]!.textKey}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
