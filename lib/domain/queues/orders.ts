import type { QueueOrder } from './schema.ts';

/** What each order of a queue puts first; equals come in an order that the random seed draws. */
export const queueOrders: readonly { id: QueueOrder; title: string; description: string }[] = [
  { id: 'random', title: 'Random', description: 'In an order that the random seed draws.' },
  {
    id: 'confidence',
    title: 'Least confident first',
    description:
      'By the share of samples that agree with the answer, the smallest first; variants without one come last.',
  },
  {
    id: 'disagreement',
    title: 'Disagreement first',
    description: 'What checks and judges say of it, the most divided voices first.',
  },
  {
    id: 'information',
    title: 'Expected information',
    description:
      'What a decision is expected to tell: how open its outcome is, as decisions on the same method and state of checks went so far.',
  },
];

/**
 * The expected information of one more decision on variants of a kind, in bits: the entropy of its outcome, whose
 * chance is taken from the outcomes so far by Laplace's rule of succession. 1 where nothing is known, near 0 where all
 * went one way.
 */
export function expectedInformation({ accepted, rejected }: { accepted: number; rejected: number }): number {
  const share = (accepted + 1) / (accepted + rejected + 2);
  return -(share * Math.log2(share) + (1 - share) * Math.log2(1 - share));
}
