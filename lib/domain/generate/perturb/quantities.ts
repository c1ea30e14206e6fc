import type { ConstantWords } from './constants.ts';
import type { Graph } from './graph.ts';
import { fromInteger, type Rational } from './rational.ts';
import type { Sources } from './sources.ts';

export const valueKey = (value: Rational) => `${value.n}/${value.d}`;

/** What the place of a number says about which quantity it may be. */
export type Place = {
  /** Stands after "+" or "-" or before "+": unit constants (60 minutes) do not. */
  added: boolean;
  /** Has a percent sign, or a 100 in its formula. */
  percent: boolean;
  currency: boolean;
  /** The words that follow, without endings. */
  nouns: readonly string[];
};

const LITTLE =
  /^(?:the|of|in|and|for|each|per|with|from|that|were|are|was|is|has|had|have|they|she|he|who|will|then|more|less|fewer|total|left|times|altogether|remaining|than|to|on|at|by|so|as|x|a)$/;

/** The content words among the three that follow a place of a text, without plural endings. */
export function nounsAfter(text: string, end: number): string[] {
  const words = /^[\s/-]*((?:[a-z]+[\s-]+){0,2}[a-z]+)/i.exec(text.slice(end, end + 40))?.[1] ?? '';
  return words
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word.length > 2 && !LITTLE.test(word))
    .map((word) => word.replace(/(?:es|s)$/, ''));
}

/** The quantities known so far: the problem's numbers, their other forms, and the results of steps. */
export class Quantities {
  readonly #graph: Graph;
  readonly #words: ConstantWords;
  readonly #known = new Map<string, number[]>();
  /** 80 for 20%: used only where nothing else has the value. */
  readonly #complements = new Map<string, number[]>();
  readonly #nouns = new Map<number, Set<string>>();
  readonly #percents = new Set<number>();
  readonly #money = new Set<number>();
  readonly #used = new Set<number>();

  constructor(graph: Graph, sources: Sources, words: ConstantWords) {
    this.#graph = graph;
    this.#words = words;
    for (const node of sources.nodes) this.#add(node, this.#known);
    for (const source of sources.sources) {
      const node = graph.variables[source.variable]!.node;
      if (source.percent) this.learnPercent(node);
      if (source.percent) this.#percents.add(node);
      if (source.currency) this.#money.add(node);
      this.#describe(node, source.nouns);
      const units =
        source.scale > 1 ? graph.operation('/', node, graph.constant(fromInteger(source.scale))) : null;
      if (units !== null) this.#add(units, this.#known);
    }
    for (const { numerator, denominator } of sources.fractions) {
      const quotient = graph.operation('/', numerator, denominator);
      if (quotient !== null) this.#add(quotient, this.#known);
    }
  }

  #add(node: number, where: Map<string, number[]>): void {
    const key = valueKey(this.#graph.seedValues[node]!);
    const nodes = where.get(key) ?? [];
    if (!nodes.includes(node)) nodes.push(node);
    where.set(key, nodes);
  }

  #describe(node: number, nouns: readonly string[]): void {
    const known = this.#nouns.get(node) ?? new Set();
    for (const noun of nouns) known.add(noun);
    this.#nouns.set(node, known);
  }

  /** Adds a result with the words that follow it. */
  learn(node: number, nouns: readonly string[], currency: boolean): void {
    this.#add(node, this.#known);
    this.#describe(node, nouns);
    if (currency) this.#money.add(node);
  }

  /** Adds the other forms of a percent: 0.2 for 20%, and 80, 0.8, 120, 1.2 where nothing else has the value. */
  learnPercent(node: number): void {
    const graph = this.#graph;
    const hundred = graph.hundred();
    const decimal = graph.operation('/', node, hundred);
    if (decimal !== null) this.#add(decimal, this.#known);
    for (const part of [graph.operation('-', hundred, node), graph.operation('+', hundred, node)]) {
      if (part === null || graph.seedValues[part]!.n <= 0n) continue;
      this.#add(part, this.#complements);
      const rest = graph.operation('/', part, hundred);
      if (rest !== null) this.#add(rest, this.#complements);
    }
  }

  use(node: number): void {
    this.#used.add(node);
  }

  shareNoun(node: number, nouns: readonly string[]): boolean {
    return nouns.some((noun) => this.#nouns.get(node)?.has(noun));
  }

  wasUsed(node: number): boolean {
    return this.#used.has(node);
  }

  /** The quantities that a number at a place may be, one for each function of the variables. */
  candidates(value: Rational, place: Place): number[] {
    const known = this.#known.get(valueKey(value)) ?? this.#complements.get(valueKey(value)) ?? [];
    const distinct = new Map<string, number>();
    for (const node of known) {
      const signature = this.#graph.signature(node);
      if (!distinct.has(signature)) distinct.set(signature, node);
    }
    const possible = this.#fitting([...distinct.values()], place);
    const constant = this.#graph.constant(value);
    const cued = possible.length > 0 && !place.added && this.#words.suggests(value);
    return cued && !possible.includes(constant) ? [...possible, constant] : possible;
  }

  /** Leaves out what the signs and the words at the place exclude, if anything remains. */
  #fitting(nodes: number[], place: Place): number[] {
    const narrow = (from: number[], keep: (node: number) => boolean) => {
      const kept = from.filter(keep);
      return kept.length > 0 ? kept : from;
    };
    const byPercent = narrow(nodes, (node) => place.percent || !this.#percents.has(node));
    const byMoney = place.currency ? narrow(byPercent, (node) => this.#money.has(node)) : byPercent;
    const named = byMoney.filter((node) => place.nouns.some((noun) => this.#nouns.get(node)?.has(noun)));
    return named.length === 1 ? named : byMoney;
  }

  /** The one candidate that nothing has used yet, if a single place for its value is left. */
  lastUnused(candidates: readonly number[], placesLeft: number, value: Rational): number | null {
    if (placesLeft !== 1 || this.#words.suggests(value)) return null;
    const unused = candidates.filter(
      (node) => !this.#used.has(node) && this.#graph.dependencies[node] !== 0n,
    );
    return unused.length === 1 ? unused[0]! : null;
  }
}
