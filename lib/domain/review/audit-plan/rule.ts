import { holm, sequentialPValue } from '#lib/math/stats/index.ts';
import { badHypothesis, goodHypothesis, type Tested } from './limits.ts';
import { type LookCount, type StratumProgress, withProgress } from './progress.ts';
import type { AuditPlan, AuditSettings } from './schema.ts';

/** accepted and rejected are final; undecided: the whole sample is read and decides nothing, rows are reviewed singly. */
export type StratumState = 'open' | 'accepted' | 'rejected' | 'undecided';

export interface StratumRuling {
  key: string;
  state: StratumState;
  /** The look that rules, null before the first is complete. */
  counts: LookCount | null;
  /** p-values of "the stratum is bad" and "the stratum is good", valid over all looks. */
  badP: number;
  goodP: number;
  /** What the p-values have to reach now (or had to, where it is decided): the share of the error that Holm gives. */
  acceptError: number;
  rejectError: number;
  /** Of a ruling written down before: whether the verdicts still carry it. */
  standing: 'holds' | 'contradicted' | 'incomplete' | null;
}

/**
 * Which strata may be accepted or rejected as a whole now.
 *
 * The promise: the chance that any bad stratum (accept rate under the quality limit) is ever accepted is at most
 * `wrongAcceptance`; that any good one is rejected, at most `wrongRejection`. It holds whatever the true rates are, in
 * which order strata are read, who watches and when somebody stops.
 * Proof. Let T be the bad strata, and m the number of strata not accepted. Every stratum is tested at the level
 * wrongAcceptance / m of that moment (Holm). When the first stratum of T is accepted, none of T is, so m ≥ |T| and its
 * p-value at some declared look was at most wrongAcceptance / |T|. `sequentialPValue` gives this a chance of at most
 * wrongAcceptance / |T| for each stratum of T, over all its looks, and so at most wrongAcceptance for all of them. The
 * event speaks of the random order of each stratum alone, so neither the order of reading nor stopping matters. Rejected
 * strata stay among the m. Rejection is the mirror image. ∎ (Holm's steps over group-sequential tests: W. Maurer and
 * F. Bretz, Statistics in Biopharmaceutical Research 5, 2013.)
 *
 * Only complete looks count, so that watching in between changes nothing. A `gone` row is bad when acceptance is tested
 * and good when rejection is; rows removed unread lower the number of bad rows that is allowed among the rest (the
 * removal must not depend on verdicts of this audit). Rows made after the plan are not covered by any ruling. A ruling
 * that is written down is not taken back here: `standing` says where an edit or an undo took its ground away (it is
 * `incomplete` until the row is decided again); the lead reopens it by passing `ruling: null`, and the promise then
 * speaks of the verdicts as they are, for strata that were accepted at the levels of their time.
 */
export function ruleOnStrata(plan: AuditPlan, progress: readonly StratumProgress[]): StratumRuling[] {
  const strata = withProgress(plan, progress).map(({ stratum, progress: own, looks }) => {
    const tested: Tested = { ...stratum, removed: own.removed ?? 0 };
    const counts = looks.at(-1) ?? null;
    const recorded = own.ruling;
    const values = pValues(counts, tested, plan.settings);
    const atRuling = recorded ? (looks[recorded.look] ?? null) : null;
    const standing = recorded
      ? standingOf(recorded, pValues(atRuling, tested, plan.settings), atRuling)
      : null;
    return { stratum, recorded, counts: recorded ? atRuling : counts, ...values, standing };
  });
  const accept = steps(strata, 'accepted', plan.settings.wrongAcceptance);
  const reject = steps(strata, 'rejected', plan.settings.wrongRejection);
  return strata.map(({ stratum, recorded, counts, badP, goodP, standing }, h) => {
    const acceptError = recorded?.ruling === 'accepted' ? recorded.error : accept[h]!.level;
    const rejectError = recorded?.ruling === 'rejected' ? recorded.error : reject[h]!.level;
    const rest = { key: stratum.key, counts, badP, goodP, acceptError, rejectError, standing };
    if (recorded) return { ...rest, state: recorded.ruling };
    if (accept[h]!.refused) return { ...rest, state: 'accepted' };
    if (reject[h]!.refused) return { ...rest, state: 'rejected' };
    return { ...rest, state: counts?.look === stratum.sizes.length - 1 ? 'undecided' : 'open' };
  });
}

type Values = { badP: number; goodP: number };

function pValues(counts: LookCount | null, tested: Tested, { qualityLimit }: AuditSettings): Values {
  if (counts === null) return { badP: 1, goodP: 1 };
  const bad = badHypothesis(tested, qualityLimit);
  return {
    badP: bad ? sequentialPValue(counts.bad + counts.gone, counts.look, bad) : 0,
    goodP: sequentialPValue(counts.good + counts.gone, counts.look, goodHypothesis(tested, qualityLimit)),
  };
}

function standingOf(
  { ruling, error }: NonNullable<StratumProgress['ruling']>,
  { badP, goodP }: Values,
  counts: LookCount | null,
): StratumRuling['standing'] {
  if (counts === null) return 'incomplete';
  return (ruling === 'accepted' ? badP : goodP) <= error ? 'holds' : 'contradicted';
}

type Judged = Values & { recorded: StratumProgress['ruling'] };

/** Holm's steps among the strata that have not the ruling yet; those ruled otherwise keep their place among them. */
function steps(strata: readonly Judged[], ruling: 'accepted' | 'rejected', alpha: number) {
  const among = strata.filter(({ recorded }) => recorded?.ruling !== ruling);
  const values = among.map(({ recorded, badP, goodP }) => {
    if (recorded) return 1;
    return ruling === 'accepted' ? badP : goodP;
  });
  const found = new Map(holm(values, alpha).map((step, i) => [among[i]!, step]));
  return strata.map((stratum) => found.get(stratum) ?? { refused: false, level: alpha });
}
