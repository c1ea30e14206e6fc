import { hash } from 'node:crypto';
import type { PairSide } from '#lib/db/queries/preference/pair-sides.ts';
import { parseSolution } from '#lib/domain/generate/parse-completion.ts';
import type { Better, Worse } from '#lib/domain/versions/preference/choose-pairs.ts';
import { problemHash } from '../../problem-hash.ts';

/** A solution with what names it in the database. */
export type Placed<S> = S & { side: PairSide };

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** As the server tells texts that differ in white space alone. */
const plain = (text: string) => text.replace(/[ \t\n\r\f\v]+/g, ' ').replace(/^ +| +$/g, '');

/** The sides of one problem as the choice of pairs takes them. */
export function problemSides(sides: readonly PairSide[]): {
  better: Placed<Better>[];
  worse: Placed<Worse>[];
} {
  const better = sides.flatMap((side) => (side.side === 'better' ? [{ ...textOf(side), side }] : []));
  const placeOf = (id: string) => better.findIndex(({ side }) => side.variantId === id && side.revision > 0);
  const worse: Placed<Worse>[] = [];
  for (const side of sides) {
    const { side: from, variantId } = side;
    if (from === 'better' || from === 'edit') continue;
    const text = from === 'self-consistency' ? textOfSample(side) : textOf(side);
    const of = from === 'reject' ? null : isAsked(side) ? placeOf(variantId) : nowhere;
    if (text) worse.push({ ...text, from, of, reasons: side.reasons ?? [], side });
  }
  for (const edits of Map.groupBy(editsOf(sides), ({ variantId }) => variantId).values()) {
    worse.push(original(edits, placeOf(edits[0]!.variantId)));
  }
  return { better, worse };
}

/** A place that no better one has. */
const nowhere = -1;

/** Whether it was written for the problem that the variant has now. */
const isAsked = ({ asked, problem }: PairSide) => asked === null || problemHash(asked) === problem;

const editsOf = (sides: readonly PairSide[]) => sides.filter(({ side }) => side === 'edit');

const textOf = ({ solutionKey, contentKey, answer }: PairSide) => ({
  ...{ textKey: solutionKey ?? '', contentKey: contentKey ?? '', answer: answer ?? '' },
});

/** Null for a reply that states no answer any more: it voted by rules that are not today's. */
function textOfSample({ reply }: PairSide) {
  const parsed = parseSolution(reply ?? '');
  if (!parsed.ok) return null;
  const { solution, answer } = parsed;
  return { textKey: sha256(plain(solution)), contentKey: sha256(solution) + sha256(answer), answer };
}

/** What a variant was edited from: its first text with the problem that it has now. */
function original(edits: readonly PairSide[], of: number): Placed<Worse> {
  const ordered = edits.toSorted((one, other) => one.revision - other.revision);
  const first = ordered.find(isAsked);
  const side = first ?? ordered[0]!;
  return { ...textOf(side), from: 'edit', of: first ? of : nowhere, reasons: [], side };
}
