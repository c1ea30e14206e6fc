import { hash } from 'node:crypto';
import type { PairSide } from '#lib/db/queries/preference/pair-sides.ts';
import { parseSolution } from '#lib/domain/generate/parse-completion.ts';
import type { Better, Worse } from '#lib/domain/versions/preference/choose-pairs.ts';
import { problemHash } from '../../problem-hash.ts';

/** A solution with what names it in the database. */
export type Placed<S> = S & { side: PairSide };

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** As the server tells texts that differ in white space alone. */
const plain = (text: string) => text.replace(/[ \t\n\r\f\v]+/g, '');

/** The sides of one problem as the choice of pairs takes them. */
export function problemSides(sides: readonly PairSide[]): {
  better: Placed<Better>[];
  worse: Placed<Worse>[];
} {
  const better = sides.flatMap((side) => (side.side === 'better' ? [{ ...textOf(side), side }] : []));
  const placesOf = (id: string) =>
    [...better.keys()].filter((at) => better[at]!.side.variantId === id && better[at]!.side.revision > 0);
  const partnersOf = ({ worseThan }: PairSide) =>
    worseThan && [...better.keys()].filter((at) => worseThan.includes(better[at]!.textKey));
  const worse: Placed<Worse>[] = [];
  for (const side of sides) {
    const { side: kind, variantId } = side;
    if (kind === 'better' || kind === 'edit') continue;
    const text = kind === 'self-consistency' ? textOfSample(side) : textOf(side);
    const of = kind === 'reject' ? partnersOf(side) : isAsked(side) ? placesOf(variantId) : [];
    const [from, reasons] = [side.importedFrom ?? kind, side.reasons ?? []];
    if (text) worse.push({ ...text, from, of, reasons, side });
  }
  for (const edits of Map.groupBy(editsOf(sides), ({ variantId }) => variantId).values()) {
    worse.push(original(edits, placesOf(edits[0]!.variantId)));
  }
  return { better, worse };
}

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
function original(edits: readonly PairSide[], of: readonly number[]): Placed<Worse> {
  const ordered = edits.toSorted((one, other) => one.revision - other.revision);
  const first = ordered.find(isAsked);
  const side = first ?? ordered[0]!;
  return { ...textOf(side), from: 'edit', of: first ? of : [], reasons: [], side };
}
