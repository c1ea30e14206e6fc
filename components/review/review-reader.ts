import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';
import type { Queue, ReviewItem } from './review-item.ts';

export type ReviewReader = ReturnType<typeof reviewReader>;

/** Reads items and further queue pages through REST: server actions wait for one another, these do not. */
export function reviewReader(project: string, filter: Record<string, string | number | undefined>) {
  return {
    fetchItem: (variant: string) => read<ReviewItem>(`/api/v1/review/variants/${variant}`, { project }),
    fetchQueue: (after: number) => read<Queue>('/api/v1/review/queue', { ...filter, project, after }),
  };
}

async function read<R>(
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<ActionResult<R>> {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  try {
    const response = await fetch(`${path}?${params}`, { headers: { Accept: 'application/json' } });
    const body = (await response.json()) as R & { error?: ActionError };
    return response.ok ? { ok: true, value: body } : { ok: false, error: body.error ?? unreachable };
  } catch {
    return { ok: false, error: unreachable };
  }
}
