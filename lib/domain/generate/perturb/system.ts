import type { Binder, Bound } from './binding.ts';
import { apply } from './expression.ts';
import type { Graph } from './graph.ts';
import { type Mention, startsWithVowel } from './mentions.ts';
import { add, compare, equals, fromInteger, HUNDRED, multiply, subtract } from './rational.ts';
import { nodeOf, relations } from './relations.ts';
import type { System } from './solve.ts';
import type { Sources } from './sources.ts';

const COMPARES =
  /\b(?:(?:long|larg|great|high|few|small|cheap|fast|slow|old|young|tall|short|heav|light|bigg|clos)(?:est|iest|gest)|most|(?<!at )least|biggest|best|worst|better|winners?|wins?|whichever|maximum|minimum)\b|[<>≤≥]/i;

/** The results whose order must stay, because the texts compare: smallest first. */
function orderedResults(graph: Graph, bound: Bound, text: string): number[] {
  if (!COMPARES.test(text.replaceAll(/<<|>>/g, ' '))) return [];
  const byValue = new Map(bound.results.map((node) => [graph.seedValues[node]!, node]));
  return [...byValue].sort(([a], [b]) => compare(a, b)).map(([, node]) => node);
}

const SMALL = fromInteger(3);

/** Results that may have made an unexplained number together with another number: they keep their values. */
function makersOf(graph: Graph, sources: Sources, bound: Bound): number[] {
  const makers = new Set<number>();
  for (const { value: target, resultsBefore } of bound.unexplained) {
    if (compare(target, SMALL) <= 0) continue;
    const results = bound.results.slice(0, resultsBefore);
    for (const result of results) {
      const a = graph.seedValues[result]!;
      const made = [...sources.nodes, ...results].some((node) => {
        const b = graph.seedValues[node]!;
        const values = [
          add(a, b),
          subtract(a, b),
          subtract(b, a),
          multiply(a, b),
          apply('/', a, b),
          apply('/', b, a),
        ];
        return values.some((value) => value && equals(value, target));
      });
      if (made) makers.add(result);
    }
  }
  return [...makers];
}

/** Everything that the new numbers must satisfy. */
export function buildSystem(
  graph: Graph,
  sources: Sources,
  binder: Binder,
  answer: number,
  problem: readonly Mention[],
  solution: readonly Mention[],
  text: string,
): System {
  const { bound } = binder;
  const ties = [...bound.ties];
  for (const source of sources.sources) {
    const node = binder.redundant(source);
    if (node === null) continue;
    ties.push([nodeOf(graph, source), node]);
    bound.used.add(source.variable);
  }
  for (const node of [...binder.deadEnds(answer), ...makersOf(graph, sources, bound)]) {
    ties.push([node, graph.constant(graph.seedValues[node]!)]);
  }
  ties.push(...relations(graph, sources.sources, problem, text));
  const places = [
    ...problem.map((mention, i) => [mention, sources.nodes[i]!] as const),
    ...solution.map((mention, i) => [mention, bound.nodes[i]!] as const),
  ];
  const articles = places
    .filter(([mention, node]) => mention.style.an === startsWithVowel(graph.seedValues[node]!))
    .map(([mention, node]) => [node, mention.style.an!] as const);
  const scaled = places
    .filter(([{ style }]) => style.scale > 1 && style.places === 0)
    .map(([{ style }, node]) => [node, style.scale] as const);
  const partialPercents = places
    .filter(([mention, node]) => mention.style.percent && compare(graph.seedValues[node]!, HUNDRED) < 0)
    .map(([, node]) => node);
  const counts = places.filter(([mention]) => !mention.style.currency && mention.beforeNoun);
  const money = new Set(places.filter(([mention]) => mention.style.currency).map(([, node]) => node));
  for (const [, node] of counts) money.delete(node);
  const printed = [...new Set(bound.nodes.filter((node) => node !== null))];
  return {
    graph,
    sources: sources.sources,
    ties,
    printed,
    money,
    partialPercents,
    articles,
    scaled,
    ordered: orderedResults(graph, bound, text),
    differences: bound.differences,
    fractions: sources.fractions,
  };
}
