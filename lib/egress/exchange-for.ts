import { createExchange, type Exchange } from './exchange.ts';

const exchanges = new Map<boolean, Exchange>();

/** The process's exchange of each kind: it keeps its connections between calls. */
export function exchangeFor(allowPrivateNetwork: boolean): Exchange {
  const made = exchanges.get(allowPrivateNetwork) ?? createExchange(allowPrivateNetwork);
  exchanges.set(allowPrivateNetwork, made);
  return made;
}
