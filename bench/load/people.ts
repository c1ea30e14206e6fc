import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '#lib/math/random.ts';
import type { Session } from './sessions.ts';

/** A call of a person: from its first byte out to its last byte in, in ms; status 0 for one that broke off. */
export type Call = { kind: 'claim' | 'item' | 'decide'; status: number; ms: number };

export type Work = {
  web: string;
  sessions: readonly Session[];
  project: string;
  queue: string;
  seconds: number;
  /** Seconds between an item and its decision in the middle. */
  think: number;
};

/** Everybody works the queue with the session of a browser, and comes back when they are told to; all their calls. */
export async function workAll(work: Work, calls: Call[] = []): Promise<Call[]> {
  const until = performance.now() + 1000 * work.seconds;
  await Promise.all(work.sessions.map((session, at) => workOne(work, session, at, until, calls)));
  return calls;
}

async function workOne(
  work: Work,
  session: Session,
  at: number,
  until: number,
  calls: Call[],
): Promise<void> {
  const { web, project, queue, think } = work;
  const random = seededRandom(`person ${at}`);
  const call = caller(web, session, calls);
  const wait = () => setTimeout(-1000 * think * Math.log(1 - random()));
  await wait();
  while (performance.now() < until) {
    const claimed = await call('claim', 'POST', `/queues/${queue}/claim`, { project, count: 1 });
    const [first] = (claimed?.items ?? []) as { id: string }[];
    if (claimed && !first) throw new Error('The queue is empty: --variants takes more.');
    const item =
      first && (await call('item', 'GET', `/queues/${queue}/items/${first.id}?project=${project}`));
    if (!item) continue;
    await wait();
    const { id, revision } = item.variant as { id: string; revision: number };
    const accept = random() < 0.8;
    const decision = accept ? { action: 'accept' } : { action: 'reject', reasons: ['arithmetic'] };
    const body = { project, revision, openMs: 4000, ...decision };
    for (let again = 0; again < 5 && performance.now() < until; again++)
      if (await call('decide', 'POST', `/queues/${queue}/items/${id}/vote`, body)) break;
  }
}

type Answer = Record<string, unknown>;

/** Calls of one person; null for an answer that is not good, after the wait that it asked for. */
function caller(web: string, session: Session, calls: Call[]) {
  return async (
    kind: Call['kind'],
    method: string,
    address: string,
    body?: Answer,
  ): Promise<Answer | null> => {
    const from = performance.now();
    const told = (status: number) => void calls.push({ kind, status, ms: performance.now() - from });
    try {
      const response = await fetch(`${web}/api/v1${address}`, {
        method,
        headers: { ...session, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
      });
      const text = await response.text();
      told(response.status);
      if (response.ok) return JSON.parse(text) as Answer;
      if (response.status !== 429) report(`${method} ${address}: ${response.status} ${text.slice(0, 300)}`);
      await setTimeout(1000 * Number(response.headers.get('retry-after') ?? 1));
    } catch (error) {
      told(0);
      report(error instanceof Error ? `${error.message} ${error.cause ?? ''}` : String(error));
      await setTimeout(1000);
    }
    return null;
  };
}

let reported = 0;

function report(text: string): void {
  if (reported++ < 10) console.error(text);
}
