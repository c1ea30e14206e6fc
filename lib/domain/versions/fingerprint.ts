import type { FrozenRow } from './schema.ts';

/**
 * The canonical line of a row: JSON with fixed keys in a fixed order, ended by "\n". The content hash of a version
 * is the SHA-256 over the UTF-8 of its lines in order; the order is made of content alone (split, seed, method,
 * texts), so the same rows give the same hash in any database. A key that says nothing is left out: the split of
 * what is for training, a step label and a rejected reply where there is none.
 */
export function canonicalLine(row: FrozenRow): string {
  const { method, problem, solution, answer, subject, level, lineage, split, firstWrongStep, rejected } = row;
  const { seedHash, seedProblem, source, licence, groundTruth, model } = lineage;
  const origin = { seedHash, seedProblem, source, licence, groundTruth, model };
  const line = {
    ...{ problem, solution, answer, subject, level, method, lineage: origin },
    ...(split !== 'train' && { split }),
    ...(firstWrongStep !== null && { firstWrongStep }),
    ...(rejected && {
      rejected: { solution: rejected.solution, answer: rejected.answer, from: rejected.from },
    }),
  };
  return `${JSON.stringify(line)}\n`;
}
