import type { Tie } from './binding.ts';
import { candidateValues, isPlausible } from './candidates.ts';
import type { Graph } from './graph.ts';
import { startsWithVowel } from './mentions.ts';
import {
  compare,
  decimalPlaces,
  divide,
  equals,
  fromInteger,
  HUNDRED,
  isInteger,
  ONE,
  type Rational,
  toNumber,
} from './rational.ts';
import type { Source } from './sources.ts';

export type System = {
  graph: Graph;
  sources: readonly Source[];
  ties: readonly Tie[];
  /** Nodes printed somewhere, which must stay as plausible as the seed's numbers. */
  printed: readonly number[];
  /** Nodes printed as money wherever a noun may follow: "$1" needs no singular. */
  money: ReadonlySet<number>;
  /** Nodes printed as a percent below 100, which must stay there. */
  partialPercents: readonly number[];
  /** Nodes whose order among each other must stay. */
  ordered: readonly number[];
  /** Nodes printed as a whole number of millions and the like. */
  scaled: readonly (readonly [node: number, scale: number])[];
  /** Nodes after "an" (true) or "a" (false). */
  articles: readonly (readonly [node: number, an: boolean])[];
  /** Nodes whose sign must stay. */
  differences: readonly number[];
  fractions: readonly { numerator: number; denominator: number }[];
};

type Memo = (Rational | null | undefined)[];

/** How a printed number must stay like the seed's number; a loose one may become or cease to be 1. */
function staysLike(seed: Rational, now: Rational, loose: boolean): boolean {
  if (now.n <= 0n) return seed.n <= 0n && now.n === seed.n;
  if (isInteger(seed)) {
    if (!isInteger(now)) return false;
    if (seed.n === 0n && now.n !== 0n) return false;
    if (!loose && (equals(seed, ONE) || equals(now, ONE)) && !equals(seed, now)) return false;
  } else {
    const places = decimalPlaces(now);
    if (places === null || places > Math.max(2, decimalPlaces(seed) ?? 0)) return false;
    if (compare(seed, ONE) !== compare(now, ONE)) return false;
  }
  const ratio = toNumber(now) / toNumber(seed);
  return ratio < 8 && ratio > 1 / 8;
}

/** Variables that follow from a tie: their value is that of another node. */
function definitions(system: System): { defined: Map<number, number>; open: Tie[] } {
  const { graph } = system;
  const defined = new Map<number, number>();
  const open: Tie[] = [];
  const reach = (node: number, seen = new Set<number>()): Set<number> => {
    graph.variables.forEach((_, index) => {
      if (!((graph.dependencies[node]! >> BigInt(index)) & 1n) || seen.has(index)) return;
      seen.add(index);
      const next = defined.get(index);
      if (next !== undefined) reach(next, seen);
    });
    return seen;
  };
  for (const [a, b] of system.ties) {
    const place = [
      [a, b],
      [b, a],
    ].find(([from, to]) => {
      const node = graph.nodes[from!]!;
      if (node.kind !== 'variable' || defined.has(node.variable)) return false;
      if (system.sources[node.variable]!.frozen) return false;
      return !reach(to!).has(node.variable);
    });
    const node = place && graph.nodes[place[0]!]!;
    if (place && node?.kind === 'variable') defined.set(node.variable, place[1]!);
    else open.push([a, b]);
  }
  return { defined, open };
}

const groupOf = (source: Source) =>
  source.percent ? 'percent' : source.currency ? 'money' : source.multiplier ? 'ratio' : 'count';

/** Pairs of sources (smaller first) whose order must stay, neighbours in each kind. */
function orderPairs(sources: readonly Source[]): [number, number][] {
  const pairs: [number, number][] = [];
  const groups = Map.groupBy(sources, groupOf);
  for (const group of groups.values()) {
    const sorted = [...group].sort((a, b) => compare(a.value, b.value));
    for (let i = 0; i + 1 < sorted.length; i++) pairs.push([sorted[i]!.variable, sorted[i + 1]!.variable]);
  }
  return pairs;
}

function coprime(a: Rational, b: Rational): boolean {
  let [x, y] = [a.n, b.n];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 1n;
}

/** A search for new values: local moves from the seed's own numbers, each of which keeps every constraint. */
export class Search {
  readonly #system: System;
  readonly #spread: number;
  readonly #defined: Map<number, number>;
  readonly #open: Tie[];
  readonly #pairs: [number, number][];
  readonly values: Rational[];

  constructor(system: System, spread: number) {
    this.#system = system;
    this.#spread = spread;
    const { defined, open } = definitions(system);
    this.#defined = defined;
    this.#open = open;
    this.#pairs = orderPairs(system.sources);
    this.values = system.sources.map((source) => source.value);
  }

  /** The value of a node under the present values; null when undefined. */
  valueOf(node: number, memo: Memo = []): Rational | null {
    return this.#system.graph.evaluate(node, memo, (variable) => this.#variable(variable, memo));
  }

  #variable(variable: number, memo: Memo): Rational | null {
    const definition = this.#defined.get(variable);
    return definition === undefined ? this.values[variable]! : this.valueOf(definition, memo);
  }

  #holds(): boolean {
    const { graph, sources, printed, differences, fractions } = this.#system;
    const memo: Memo = [];
    for (const node of printed) {
      const now = this.valueOf(node, memo);
      if (!now || !staysLike(graph.seedValues[node]!, now, this.#system.money.has(node))) return false;
    }
    for (const node of this.#system.partialPercents) {
      const now = this.valueOf(node, memo);
      if (!now || compare(now, HUNDRED) >= 0) return false;
    }
    for (const [a, b] of this.#open) {
      const [x, y] = [this.valueOf(a, memo), this.valueOf(b, memo)];
      if (!x || !y || !equals(x, y)) return false;
    }
    for (const node of differences) {
      const now = this.valueOf(node, memo);
      if (!now || Math.sign(Number(now.n)) !== Math.sign(Number(graph.seedValues[node]!.n))) return false;
    }
    for (const [node, an] of this.#system.articles) {
      const now = this.valueOf(node, memo);
      if (!now || startsWithVowel(now) !== an) return false;
    }
    for (const [node, scale] of this.#system.scaled) {
      const now = this.valueOf(node, memo);
      if (!now || !isInteger(divide(now, fromInteger(scale)))) return false;
    }
    if (!this.#keepsComparisons(memo)) return false;
    for (const variable of this.#defined.keys()) {
      const now = this.#variable(variable, memo);
      if (!now || !isPlausible(sources[variable]!, now, this.#spread)) return false;
    }
    return this.#keepsOrder(memo) && fractions.every((fraction) => this.#keepsFraction(fraction, memo));
  }

  #keepsComparisons(memo: Memo): boolean {
    const { graph, ordered } = this.#system;
    return ordered.slice(1).every((node, i) => {
      const before = ordered[i]!;
      const [a, b] = [this.valueOf(before, memo), this.valueOf(node, memo)];
      return a && b && compare(a, b) <= compare(graph.seedValues[before]!, graph.seedValues[node]!);
    });
  }

  #keepsOrder(memo: Memo): boolean {
    return this.#pairs.every(([low, high]) => {
      const [a, b] = [this.#variable(low, memo), this.#variable(high, memo)];
      return a && b && compare(a, b) < 0;
    });
  }

  #keepsFraction(
    { numerator, denominator }: { numerator: number; denominator: number },
    memo: Memo,
  ): boolean {
    const seedOrder = compare(
      this.#system.graph.seedValues[numerator]!,
      this.#system.graph.seedValues[denominator]!,
    );
    const [a, b] = [this.valueOf(numerator, memo), this.valueOf(denominator, memo)];
    return !!a && !!b && compare(a, b) === seedOrder && coprime(a, b);
  }

  #move(variable: number, random: () => number): void {
    const source = this.#system.sources[variable]!;
    const before = this.values[variable]!;
    for (const candidate of candidateValues(source, this.#spread, random)) {
      this.values[variable] = candidate;
      if (this.#holds()) return;
    }
    this.values[variable] = before;
  }

  /** Whether the seed's own numbers satisfy every constraint, as they must before the search. */
  feasible(): boolean {
    return this.#holds();
  }

  /** Moves each free variable once per sweep. */
  run(sweeps: number, random: () => number): void {
    const free = this.#system.sources.filter(
      (source) => !source.frozen && !this.#defined.has(source.variable),
    );
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (const source of free) this.#move(source.variable, random);
    }
  }

  /** The present value of a source. */
  sourceValue(source: Source): Rational {
    return this.#variable(source.variable, []) ?? source.value;
  }
}
