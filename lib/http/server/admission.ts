/** What a request is for: `open` is always let in, a `stream` stays for minutes and costs little, `work` is the rest. */
export type RequestKind = 'open' | 'stream' | 'work';
export type Refusal = 'full' | 'slow' | 'client' | 'streams';
export type Ticket = { admitted: true; leave: () => void } | { admitted: false; reason: Refusal };

export type Limits = {
  /** Requests that are worked on at a time. */
  active: number;
  /** Requests that wait for one of those to end, and for how long at most, in ms. */
  waiting: number;
  waitMs: number;
  /** Of both, how many may be one client's. */
  perClient: number;
  streams: number;
  streamsPerClient: number;
  /** While the process is behind by so many ms and has work, nothing new begins. */
  delayMs: number;
};

/** All limits from the one that is set. */
export const limitsOf = (active: number): Limits => ({
  active,
  waiting: 4 * active,
  waitMs: 500,
  perClient: Math.ceil(active / 2),
  streams: 32 * active,
  streamsPerClient: 32,
  delayMs: 1000,
});

type Waiting = { go: (ticket: Ticket) => void; timer: NodeJS.Timeout; client: string };

/**
 * Who is let in, and who is told to come back: a bounded number is worked on, a bounded number waits for a bounded time,
 * and no client has more than its share. What is refused costs next to nothing, so that what is let in is answered soon
 * however many ask.
 */
export class Admission {
  readonly limits: Limits;
  private readonly delay: () => number;
  private readonly queue: Waiting[] = [];
  private readonly clients = new Map<string, number>();
  private counts = { work: 0, stream: 0 };

  /** `delay` tells how late this process is with what it has to do, in ms. */
  constructor(limits: Limits, delay: () => number) {
    this.limits = limits;
    this.delay = delay;
  }

  get active(): number {
    return this.counts.work;
  }

  get waiting(): number {
    return this.queue.length;
  }

  get streams(): number {
    return this.counts.stream;
  }

  /** At once where there is room, later or never where there is none. `gone` ends the waiting of one who left. */
  enter(kind: RequestKind, client: string, gone?: AbortSignal): Ticket | Promise<Ticket> {
    if (kind === 'open') return { admitted: true, leave: () => {} };
    const { limits } = this;
    const own = this.clients.get(`${kind} ${client}`) ?? 0;
    if (kind === 'stream') {
      if (this.counts.stream >= limits.streams) return refused('streams');
      return own >= limits.streamsPerClient ? refused('client') : this.admit(kind, client);
    }
    if (own >= limits.perClient) return refused('client');
    if (this.counts.work >= limits.active / 4 && this.delay() > limits.delayMs) return refused('slow');
    if (this.counts.work < limits.active) return this.admit(kind, client);
    if (this.queue.length >= limits.waiting) return refused('full');
    return this.wait(client, gone);
  }

  private wait(client: string, gone?: AbortSignal): Promise<Ticket> {
    this.count(`work ${client}`, 1);
    return new Promise((go) => {
      const giveUp = () => {
        clearTimeout(waiting.timer);
        const at = this.queue.indexOf(waiting);
        if (at < 0) return;
        this.queue.splice(at, 1);
        this.count(`work ${client}`, -1);
        go(refused('full'));
      };
      const waiting: Waiting = { go, client, timer: setTimeout(giveUp, this.limits.waitMs) };
      gone?.addEventListener('abort', giveUp, { once: true });
      this.queue.push(waiting);
    });
  }

  private admit(kind: 'stream' | 'work', client: string): Ticket {
    this.counts[kind]++;
    this.count(`${kind} ${client}`, 1);
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      this.counts[kind]--;
      this.count(`${kind} ${client}`, -1);
      if (kind === 'work') this.next();
    };
    return { admitted: true, leave };
  }

  /** The one who has waited longest takes the place. */
  private next(): void {
    const waiting = this.queue.shift();
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.count(`work ${waiting.client}`, -1);
    waiting.go(this.admit('work', waiting.client));
  }

  private count(key: string, by: number): void {
    const now = (this.clients.get(key) ?? 0) + by;
    if (now > 0) this.clients.set(key, now);
    else this.clients.delete(key);
  }
}

const refused = (reason: Refusal): Ticket => ({ admitted: false, reason });
