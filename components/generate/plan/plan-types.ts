import type { FieldState } from '#components/form/use-action-form.ts';
import type { LegPlan, Plan } from '#lib/domain/generate/plan.ts';
import type { MethodChoice } from '../plan-form.ts';

export type { LegPlan, Plan };
export type Arm = LegPlan['mix'][number];

/** What the composer chooses from. */
export type PlanChoices = {
  methods: readonly MethodChoice[];
  models: readonly { id: string; name: string }[];
  /** Own versions of templates, the newest first. */
  templates: readonly { id: string; method: string; name: string; version: number; note: string }[];
  /** Core-sets that were chosen before. */
  selections: readonly { id: string; name: string; kind: 'seed' | 'variant'; size: number }[];
};

export type PresetChoice = { id: string; title: string; description: string; plan: Plan };

export type LegEstimate = {
  title: string;
  stage: number;
  problems: number;
  variants: number;
  requests: number;
  calls: number;
  promptTokens: number;
  completionTokens: number;
  /** US dollars; null without prices. */
  cost: number | null;
};

export type PlanEstimate = {
  legs: readonly LegEstimate[];
  total: Omit<LegEstimate, 'title' | 'stage' | 'problems' | 'variants'>;
  assumes: readonly string[];
};

/** A value of the plan as a field component needs it; what is wrong is found by its path. */
export function fieldAt<T>(
  path: string,
  value: T,
  onChange: (value: T) => void,
  faults: ReadonlyMap<string, string>,
): FieldState<T> {
  return { name: path, value, error: faults.get(path), onChange, onBlur: () => {} };
}

/** The list with one item changed, or left out where `item` is null. */
export function replaced<T>(list: readonly T[], at: number, item: T | null): T[] {
  return item === null ? list.filter((_, i) => i !== at) : list.map((one, i) => (i === at ? item : one));
}
