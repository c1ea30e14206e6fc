import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '#lib/math/random.ts';

/** A call of a person, in ms from its first byte out to its last byte in; `next` is the claim and the item itself. */
export type Taken = { kind: 'next' | 'save'; ms: number; ok: boolean };

export type Work = {
  web: string;
  tokens: readonly string[];
  project: string;
  queue: string;
  seconds: number;
  /** Seconds between an item and its decision in the middle. */
  think: number;
};

/** Everybody works the queue at once; every call that they made. */
export async function workAll(work: Work): Promise<Taken[]> {
  const until = performance.now() + 1000 * work.seconds;
  const all = await Promise.all(work.tokens.map((token, at) => workOne(work, token, at, until)));
  return all.flat();
}

async function workOne(work: Work, token: string, at: number, until: number): Promise<Taken[]> {
  const { project, queue, think } = work;
  const random = seededRandom(`person ${at}`);
  const taken: Taken[] = [];
  const call = caller(work.web, token);
  const wait = () => setTimeout(-1000 * think * Math.log(1 - random()));
  if (think > 0) await wait();
  while (performance.now() < until) {
    const next = await timedCall(taken, 'next', async () => {
      const { items } = await call('POST', `/queues/${queue}/claim`, { project, count: 1 });
      const [first] = items as { id: string }[];
      if (!first) throw new Error('The queue is empty.');
      return call('GET', `/queues/${queue}/items/${first.id}?project=${project}`);
    });
    if (!next) continue;
    if (think > 0) await wait();
    const { id, revision } = next.variant as { id: string; revision: number };
    const accept = random() < 0.8;
    const decision = accept ? { action: 'accept' } : { action: 'reject', reasons: ['arithmetic'] };
    await timedCall(taken, 'save', () =>
      call('POST', `/queues/${queue}/items/${id}/vote`, { project, revision, openMs: 4000, ...decision }),
    );
  }
  return taken;
}

type Answer = Record<string, unknown>;

async function timedCall(
  taken: Taken[],
  kind: Taken['kind'],
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  const from = performance.now();
  try {
    const answer = await work();
    taken.push({ kind, ms: performance.now() - from, ok: true });
    return answer;
  } catch (error) {
    if (taken.every(({ ok }) => ok)) console.error(error);
    taken.push({ kind, ms: performance.now() - from, ok: false });
    return null;
  }
}

/** Calls of one person; an answer that is an error is thrown. */
export function caller(web: string, token: string) {
  return async (method: string, address: string, body?: Answer): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = body ? JSON.stringify(body) : null;
    const response = await fetch(`${web}/api/v1${address}`, { method, headers, body: sent });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}
