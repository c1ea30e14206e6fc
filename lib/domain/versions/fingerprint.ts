import type { FrozenRow } from './schema.ts';

/**
 * The canonical line of a row: JSON with fixed keys in a fixed order, ended by "\n". The content hash of a version
 * is the SHA-256 over the UTF-8 of its lines in order; the order is made of content alone (seed, method, texts),
 * so the same rows give the same hash in any database.
 */
export function canonicalLine(row: FrozenRow): string {
  const { method, problem, solution, answer, subject, level, lineage } = row;
  const { seedHash, seedProblem, source, licence, groundTruth, model } = lineage;
  const origin = { seedHash, seedProblem, source, licence, groundTruth, model };
  return `${JSON.stringify({ problem, solution, answer, subject, level, method, lineage: origin })}\n`;
}
