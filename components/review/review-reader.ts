import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';
import type { Queue, ReviewItem } from './review-item.ts';

type Query = Record<string, string | number | undefined>;

/** Where the desk has its items from. */
export type ReviewSource =
  /** All that a filter admits; one decision each. */
  | { kind: 'filter'; project: string; filter: Query }
  /** A queue that several people work: items are leased, decisions are votes. */
  | { kind: 'queue'; project: string; queue: string; name: string; leaseSeconds: number }
  /** What the votes of a queue do not agree on, for a reviewer. */
  | { kind: 'disputes'; project: string; queue: string; name: string };

export type ReviewReader = {
  fetchItem: (variant: string) => Promise<ActionResult<ReviewItem>>;
  /** Further entries, behind `after` where they are a list. */
  fetchQueue: (after: number) => Promise<ActionResult<Pick<Queue, 'items' | 'nextAfter'>>>;
  /** Items are leased a few at a time: there may be more as long as the desk asks. */
  leased: boolean;
};

/** Reads items and further entries through REST: server actions wait for one another, these do not. */
export function reviewReader(source: ReviewSource): ReviewReader {
  const { project } = source;
  if (source.kind === 'filter') {
    return {
      fetchItem: (variant) => read(`/api/v1/review/variants/${variant}`, { project }),
      fetchQueue: (after) => read('/api/v1/review/queue', { ...source.filter, project, after }),
      leased: false,
    };
  }
  const home = `/api/v1/queues/${source.queue}`;
  const leased = source.kind === 'queue';
  return {
    fetchItem: (variant) => read(`${home}/items/${variant}`, { project }),
    fetchQueue: (after) =>
      leased ? send(`${home}/claim`, { project }) : read(`${home}/disputes`, { project, after }),
    leased,
  };
}

function read<R>(path: string, query: Query): Promise<ActionResult<R>> {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  return ask(`${path}?${params}`);
}

/** `keepalive` lets it be sent while the page is being left. */
export function send<R>(path: string, body: object, keepalive = false): Promise<ActionResult<R>> {
  const headers = { 'Content-Type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive });
}

async function ask<R>(path: string, init: RequestInit = {}): Promise<ActionResult<R>> {
  try {
    const response = await fetch(path, {
      ...init,
      headers: { ...init.headers, Accept: 'application/json' },
    });
    const body = (await response.json()) as R & { error?: ActionError };
    return response.ok ? { ok: true, value: body } : { ok: false, error: body.error ?? unreachable };
  } catch {
    return { ok: false, error: unreachable };
  }
}
