import { useMemo, useState, useTransition } from 'react';
import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';
import { Plan } from '#lib/domain/generate/plan.ts';

/** The state of a plan that is being composed: its faults by path, and what the server said of it. */
export function usePlan(first: Plan, start: (plan: Plan) => Promise<ActionResult<{ batch: string }>>) {
  const [plan, setPlan] = useState(first);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const faults = useMemo(() => faultsOf(plan), [plan]);
  const set = (changes: Partial<Plan>) => setPlan((now) => ({ ...now, ...changes }));
  const submit = (onDone: (batch: string) => void) =>
    startTransition(async () => {
      setError(null);
      const result = await start(plan).catch(
        (): ActionResult<{ batch: string }> => ({ ok: false, error: unreachable }),
      );
      if (result.ok) onDone(result.value.batch);
      else setError(result.error);
    });
  return { plan, setPlan, set, faults, error, pending, submit };
}

function faultsOf(plan: Plan): ReadonlyMap<string, string> {
  const parsed = Plan.safeParse(plan);
  if (parsed.success) return new Map();
  return new Map(parsed.error.issues.map((issue) => [issue.path.map(String).join('.'), issue.message]));
}
