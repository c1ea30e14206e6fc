import type { Tie } from './binding.ts';
import type { Graph, Operator } from './graph.ts';
import type { Mention } from './mentions.ts';
import { add, compare, equals, fromInteger, multiply } from './rational.ts';
import type { Source } from './sources.ts';

export const nodeOf = (graph: Graph, source: Source) => graph.variables[source.variable]!.node;

type Relation = { operator: Operator; whole: Source; parts: readonly [Source, Source] };

/** Below this a sum or a product of two numbers is often chance, and only the same noun makes it a relation. */
const CHANCE = fromInteger(24);

const PARTITIVE =
  /^\s*(?:of (?:the|them|those|these|which|his|her|their|whom|it)|were|are|is|was|had|have)\b/i;

function sharesNoun(relation: Relation, mentions: readonly Mention[], text: string): boolean {
  const { nouns } = relation.whole;
  return relation.parts.some((part) => {
    const partitive = part.mentions.some((index) => PARTITIVE.test(text.slice(mentions[index]!.end)));
    return partitive || part.nouns.some((noun) => nouns.includes(noun));
  });
}

function relationsOf(whole: Source, plain: readonly Source[]): Relation[] {
  const smaller = plain.filter((source) => compare(source.value, whole.value) < 0);
  const found: Relation[] = [];
  for (const [i, a] of smaller.entries()) {
    for (const b of smaller.slice(i)) {
      const alike = a.currency === whole.currency && b.currency === whole.currency && a !== b;
      if (alike && equals(add(a.value, b.value), whole.value))
        found.push({ operator: '+', whole, parts: [a, b] });
      const countable =
        a === b ? false : whole.currency ? a.currency !== b.currency : !a.currency && !b.currency;
      if (countable && equals(multiply(a.value, b.value), whole.value))
        found.push({ operator: '*', whole, parts: [a, b] });
    }
  }
  return found;
}

/** A number of the problem that is the sum or the product of two others may say the same thing again: it is tied. */
export function relations(
  graph: Graph,
  sources: readonly Source[],
  mentions: readonly Mention[],
  text: string,
): Tie[] {
  const plain = sources.filter((source) => !source.percent && !source.multiplier);
  return plain.flatMap((whole): Tie[] => {
    const found = relationsOf(whole, plain).filter(
      (relation) => compare(whole.value, CHANCE) >= 0 || sharesNoun(relation, mentions, text),
    );
    const [first] = found;
    if (!first) return [];
    const node = graph.operation(
      first.operator,
      nodeOf(graph, first.parts[0]),
      nodeOf(graph, first.parts[1]),
    );
    return node === null ? [] : [[nodeOf(graph, whole), node]];
  });
}
