import { exactValue } from '../numeric/exact.ts';
import type { AnswerTree } from '../tree.ts';
import { different, equal, type Outcome } from './outcome.ts';

/** The modulus of `3 (mod 7)`; null for other quantities. */
function modulusOf(tree: AnswerTree): bigint | null {
  if (tree.kind !== 'quantity' || !tree.unit.startsWith('mod ')) return null;
  const digits = [...tree.unit].filter((c) => c >= '0' && c <= '9').join('');
  return digits && digits.length < 40 && BigInt(digits) > 0n ? BigInt(digits) : null;
}

/**
 * Compares residues: `-1 (mod 7)` is `6 (mod 7)`; without a modulus only the same integer, or the remainder, stands for a
 * residue. Null where neither is a residue of an integer.
 */
export function compareResidues(gold: AnswerTree, pred: AnswerTree): Outcome | null {
  const [m, other] = [modulusOf(gold), modulusOf(pred)];
  const modulus = m ?? other;
  const g = exactValue(gold);
  const p = exactValue(pred);
  if (!modulus || g?.d !== 1n || p?.d !== 1n) return null;
  if (m && other && m !== other) return different('units', `modulo ${m} against modulo ${other}`);
  const apart = (g.n - p.n) % modulus !== 0n;
  if (apart) return different('units', `${g.n} and ${p.n} are not congruent modulo ${modulus}`);
  const bare = m ? (other ? null : p.n) : g.n;
  const stands = bare === null || g.n === p.n || (bare >= 0n && bare < modulus);
  return stands
    ? equal('units', `congruent modulo ${modulus}`)
    : different('units', `${bare} is not the remainder modulo ${modulus}`);
}
