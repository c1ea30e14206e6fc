import type { StratumCount } from '#lib/db/queries/audits/count-strata.ts';
import { invalid, limitReached, precondition } from '#lib/domain/errors.ts';
import {
  type AuditPlan,
  type AuditQuestion,
  type AuditSettings,
  makeAuditPlan,
  mostStrata,
  type StratumProperties,
  settingsOf,
  stratumKey,
} from '#lib/domain/review/audit-plan/index.ts';

export const nothingFits =
  'No variant fits: the filter admits none that is checked and in a state that the audit covers.';

export type FoundStratum = { key: string; population: number; properties: StratumProperties };

/** The question in its parts; INVALID where its settings contradict each other. */
export function parts(asked: AuditQuestion): ReturnType<typeof settingsOf> {
  const { looks } = asked;
  if (looks.at(-1) !== 1 || looks.some((part, k) => k > 0 && part <= looks[k - 1]!)) {
    const message = 'The looks must ascend and end with 1.';
    throw invalid(message, [{ path: 'looks', message }]);
  }
  return settingsOf(asked);
}

/** Counted strata in the order in which a plan names them: the largest first. */
export function strataOf(rows: readonly StratumCount[]): FoundStratum[] {
  return rows
    .map(({ rows: population, ...properties }) => ({ key: stratumKey(properties), population, properties }))
    .sort((one, other) => other.population - one.population || (one.key < other.key ? -1 : 1));
}

/** The plan of these strata. Throws what a person can do something about as such. */
export function planStrata(
  strata: readonly FoundStratum[],
  given: { settings: AuditSettings; expected: Record<string, number>; seed: string },
): AuditPlan {
  if (strata.length === 0) {
    throw precondition(nothingFits);
  }
  if (strata.length > mostStrata) {
    throw limitReached(
      `This makes ${strata.length} strata; ${mostStrata} are the most. Choose fewer dimensions, or a narrower filter.`,
    );
  }
  const expected = new Map(Object.entries(given.expected));
  const asked = strata.map(({ key, population }) => ({ key, population, expectedRate: expected.get(key) }));
  return makeAuditPlan(asked, given.settings, given.seed);
}
