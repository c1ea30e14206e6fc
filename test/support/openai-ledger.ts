import type { TokenCount } from './openai-protocol.ts';

/** One reply that the server made, as its own books have it. */
export type Entry = TokenCount & {
  /** The id of the completion. */
  id: string;
  /** The call's number, in the order of arrival. */
  number: number;
  via: 'live' | 'batch';
  customId?: string;
  /** `begun`: made and charged, but not (or not yet) sent to its last byte. */
  state: 'begun' | 'sent';
};

export type Totals = TokenCount & { replies: number };

export type Ledger = {
  /** Replies that were sent whole, and lines of batches that were answered. */
  sent: Totals;
  /** Every reply that was made: what a provider would charge. */
  begun: Totals;
  entries: Entry[];
  begin: (entry: Omit<Entry, 'state'>) => Entry;
  finish: (entry: Entry) => void;
  /** The connection closed before the reply was out. */
  takeBack: (entry: Entry) => void;
};

const noTokens = (): Totals => ({ replies: 0, prompt: 0, completion: 0, cached: 0, reasoning: 0 });

/** The server's own count of tokens. `keep`: so many entries are kept by name; the sums hold all. */
export function createLedger(keep: number): Ledger {
  const sent = noTokens();
  const begun = noTokens();
  const entries: Entry[] = [];
  const begin = (entry: Omit<Entry, 'state'>): Entry => {
    const made: Entry = { ...entry, state: 'begun' };
    if (entries.length < keep) entries.push(made);
    add(begun, made, 1);
    return made;
  };
  const finish = (entry: Entry) => {
    entry.state = 'sent';
    add(sent, entry, 1);
  };
  const takeBack = (entry: Entry) => {
    entry.state = 'begun';
    add(sent, entry, -1);
  };
  return { sent, begun, entries, begin, finish, takeBack };
}

function add(totals: Totals, entry: TokenCount, sign: 1 | -1): void {
  totals.replies += sign;
  totals.prompt += sign * entry.prompt;
  totals.completion += sign * entry.completion;
  totals.cached += sign * entry.cached;
  totals.reasoning += sign * entry.reasoning;
}
