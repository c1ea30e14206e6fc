import type { ConstantWords } from './constants.ts';
import type { Expression } from './expression.ts';
import { leaves } from './expression.ts';
import type { Graph } from './graph.ts';
import type { Mention } from './mentions.ts';
import { nounsAfter, type Place, Quantities, valueKey } from './quantities.ts';
import { compare, divide, equals, fromInteger, HUNDRED, ONE, type Rational, rational } from './rational.ts';
import type { Source, Sources } from './sources.ts';
import type { Equation } from './steps.ts';

export type Tie = readonly [number, number];

/** What every number of the solution stands for. */
export type Bound = {
  /** For each solution mention the node that it states. */
  nodes: (number | null)[];
  /** Pairs of nodes that must have one value, because a number of the text may mean either. */
  ties: Tie[];
  /** Result nodes of the steps, in order. */
  results: number[];
  /** Differences inside steps, whose sign must stay. */
  differences: number[];
  /** Variables that some step uses. */
  used: Set<number>;
  /** Values that no known quantity explains: they stay, and so must whatever may have made them. */
  unexplained: { value: Rational; resultsBefore: number }[];
};

const HUNDREDTH = rational(1n, 100n);

type EquationState = {
  hundredths: boolean;
  /** Whether the equation divides or multiplies by 100. */
  hundred: boolean;
  /** How many places for each value this equation and the later ones have. */
  placesLeft: ReadonlyMap<string, number>;
  /** Nodes by value in the earlier sides, and in the side being read. */
  previous: Map<string, number[]>;
  current: Map<string, number[]>;
  /** Results of the operations inside the earlier sides. */
  parts: number[];
};

/** For each equation, how often each value stands in it or in a later one. */
export function placesFrom(
  equations: readonly Equation[],
  mentions: readonly Mention[],
): Map<string, number>[] {
  const places: Map<string, number>[] = [];
  let later = new Map<string, number>();
  for (const equation of [...equations].reverse()) {
    const counts = equation.sides.slice(0, -1).map((side) => {
      const values = leaves(side).map((leaf) => valueKey(mentions[leaf.mention]!.value));
      return Map.groupBy(values, (value) => value);
    });
    const total = new Map(later);
    for (const key of new Set(counts.flatMap((count) => [...count.keys()]))) {
      const most = Math.max(...counts.map((count) => count.get(key)?.length ?? 0));
      total.set(key, (total.get(key) ?? 0) + most);
    }
    places.unshift(total);
    later = total;
  }
  return places;
}

/** Traces the numbers of a solution to the quantities of the problem and of earlier steps. */
export class Binder {
  readonly bound: Bound;
  readonly #quantities: Quantities;
  readonly #constants = new Set<number>();
  readonly #graph: Graph;
  readonly #mentions: readonly Mention[];
  readonly #text: string;
  readonly #words: ConstantWords;

  constructor(
    graph: Graph,
    sources: Sources,
    solution: { text: string; mentions: readonly Mention[] },
    words: ConstantWords,
  ) {
    this.#graph = graph;
    this.#quantities = new Quantities(graph, sources, words);
    this.#mentions = solution.mentions;
    this.#text = solution.text;
    this.#words = words;
    this.bound = {
      nodes: solution.mentions.map(() => null),
      ties: [],
      results: [],
      differences: [],
      used: new Set(),
      unexplained: [],
    };
  }

  /**
   * The node for a value at a place. Where several quantities have it, the one that nothing has used yet takes
   * the last place that is left; otherwise all of them are tied.
   */
  #resolve(value: Rational, place: Place, placesLeft: number): number | null {
    const candidates = this.#quantities.candidates(value, place);
    const first = candidates[0];
    if (first === undefined || candidates.length === 1) return first ?? null;
    const unused = this.#quantities.lastUnused(candidates, placesLeft, value);
    if (unused !== null) return unused;
    for (const other of candidates.slice(1)) {
      this.bound.ties.push([first, other]);
      this.#use(other);
    }
    return first;
  }

  #place(mention: number, added: boolean, percent: boolean): Place {
    const { style, end } = this.#mentions[mention]!;
    const nouns = nounsAfter(this.#text, end);
    return { added, percent: percent || style.percent, currency: style.currency, nouns };
  }

  #constant(value: Rational): number {
    const node = this.#graph.constant(value);
    const plain = equals(value, ONE) || value.n === 0n || this.#constants.has(node);
    if (!plain && !this.#words.explains(value)) {
      this.bound.unexplained.push({ value, resultsBefore: this.bound.results.length });
    }
    this.#constants.add(node);
    return node;
  }

  #use(node: number): void {
    this.#quantities.use(node);
    this.#graph.variables.forEach((_, index) => {
      if ((this.#graph.dependencies[node]! >> BigInt(index)) & 1n) this.bound.used.add(index);
    });
  }

  #bindLeaf(mention: number, added: boolean, state: EquationState): number {
    const already = this.bound.nodes[mention];
    if (already !== null && already !== undefined) return already;
    const { value, fixed } = this.#mentions[mention]!;
    const key = valueKey(value);
    const here = state.current.get(key) ?? [];
    const before = state.previous.get(key);
    let node = before ? before[Math.min(here.length, before.length - 1)]! : null;
    if (node === null && !fixed) {
      const part = state.parts.find((other) => equals(this.#graph.seedValues[other]!, value));
      const place = this.#place(mention, added, state.hundred);
      node = part ?? this.#resolve(value, place, (state.placesLeft.get(key) ?? 1) - here.length);
    }
    node ??= this.#constant(value);
    state.current.set(key, [...here, node]);
    this.bound.nodes[mention] = node;
    this.#use(node);
    return node;
  }

  /** Builds a side; its parts are added to `made`. */
  #build(side: Expression, added: boolean, state: EquationState, made: number[]): number | null {
    const graph = this.#graph;
    if (side.kind === 'leaf') {
      const node = this.#bindLeaf(side.mention, added, state);
      return side.percent && state.hundredths ? graph.operation('/', node, graph.hundred()) : node;
    }
    if (side.kind === 'negative') {
      const inner = this.#build(side.inner, false, state, made);
      return inner === null ? null : graph.operation('-', graph.constant(fromInteger(0)), inner);
    }
    const left = this.#build(side.left, side.operator === '+', state, made);
    const right = this.#build(side.right, side.operator === '+' || side.operator === '-', state, made);
    if (left === null || right === null) return null;
    const node = graph.operation(side.operator, left, right);
    if (node !== null) made.push(node);
    if (node !== null && side.operator === '-') this.bound.differences.push(node);
    return node;
  }

  #begin(equation: Equation, placesLeft: ReadonlyMap<string, number>): EquationState {
    const { hundredths } = equation;
    const hundred = equation.sides
      .flatMap(leaves)
      .some((leaf) =>
        [HUNDRED, HUNDREDTH].some((value) => equals(this.#mentions[leaf.mention]!.value, value)),
      );
    return { hundredths, hundred, placesLeft, previous: new Map(), current: new Map(), parts: [] };
  }

  /** Binds the numbers of one chain; false when its result is no plain positive number. */
  bindEquation(equation: Equation, placesLeft: ReadonlyMap<string, number>): boolean {
    const graph = this.#graph;
    const state = this.#begin(equation, placesLeft);
    const last = equation.sides.at(-1)!;
    let root: number | null = null;
    for (const side of equation.sides.slice(0, -1)) {
      const made: number[] = [];
      const restated: number | null = side.kind === 'leaf' ? root : null;
      if (side.kind === 'leaf' && restated !== null) {
        this.#bindResult(side.mention, side.percent && equation.hundredths, restated);
      }
      const node: number | null = restated ?? this.#build(side, false, state, made);
      if (node === null) return false;
      state.parts.push(...made);
      for (const [key, nodes] of state.current) if (!state.previous.has(key)) state.previous.set(key, nodes);
      state.current = new Map();
      if (root === null) root = node;
      else if (graph.signature(root) !== graph.signature(node)) this.bound.ties.push([root, node]);
    }
    if (root === null || last.kind !== 'leaf') return false;
    const stated = this.#bindResult(last.mention, last.percent && equation.hundredths, root);
    if (equation.printed !== null) this.#bindPrinted(equation.printed, stated);
    this.bound.results.push(stated);
    const { style, end } = this.#mentions[equation.printed ?? last.mention]!;
    this.#quantities.learn(stated, nounsAfter(this.#text, end), style.currency);
    if (this.#mentions[last.mention]!.style.percent) this.#quantities.learnPercent(stated);
    return true;
  }

  #bindResult(mention: number, timesHundred: boolean, root: number): number {
    const graph = this.#graph;
    const node = timesHundred ? graph.operation('*', root, graph.hundred())! : root;
    this.bound.nodes[mention] = node;
    return node;
  }

  #bindPrinted(mention: number, result: number): void {
    const graph = this.#graph;
    const { value, style } = this.#mentions[mention]!;
    const same = equals(value, graph.seedValues[result]!);
    const factor = style.percent ? HUNDRED : fromInteger(style.scale);
    const node = same ? result : graph.operation('*', result, graph.constant(factor))!;
    this.bound.nodes[mention] = node;
    if (style.percent) this.#quantities.learnPercent(node);
    if (!same) this.#quantities.learn(node, [], false);
  }

  /** Binds a number outside the equations, preferring the quantities of the equation beside it. */
  bindProse(mention: number, beside: readonly Equation[]): void {
    if (this.bound.nodes[mention] !== null) return;
    const here = this.#mentions[mention]!;
    if (here.fixed) {
      this.bound.nodes[mention] = this.#constant(here.value);
      return;
    }
    for (const equation of beside) {
      const mentioned = [...equation.sides.flatMap(leaves).map((leaf) => leaf.mention), equation.printed];
      for (const other of mentioned) {
        if (other === null || !equals(this.#mentions[other]!.value, here.value)) continue;
        const node = this.bound.nodes[other];
        if (node === null || node === undefined) continue;
        this.bound.nodes[mention] = node;
        return;
      }
    }
    const place = this.#place(mention, false, false);
    const decimal = divide(here.value, HUNDRED);
    const whole = here.style.percent ? this.#quantities.candidates(decimal, place)[0] : undefined;
    const known = this.#resolve(here.value, place, 0);
    const scaled = whole === undefined ? null : this.#graph.operation('*', whole, this.#graph.hundred());
    this.bound.nodes[mention] = known ?? scaled ?? this.#constant(here.value);
  }

  /** The node whose value the final answer states: the last step with that value. */
  answerNode(value: Rational): number | null {
    const graph = this.#graph;
    const last = this.bound.results.findLast((node) => equals(graph.seedValues[node]!, value));
    if (last !== undefined) return last;
    const hundredth = divide(value, HUNDRED);
    const part = this.bound.results.findLast((node) => equals(graph.seedValues[node]!, hundredth));
    return part === undefined ? null : graph.operation('*', part, graph.hundred());
  }

  /** Results that no later step uses: what was made of them in the head cannot be followed. */
  deadEnds(answer: number): number[] {
    const reached = new Set<number>();
    for (const node of [...this.bound.results, answer]) this.#graph.collectInner(node, reached);
    const { results } = this.bound;
    return results.filter((node) => node !== answer && !reached.has(node) && !this.#quantities.wasUsed(node));
  }

  /** A problem number that no step uses but that equals a result of the same things says that result again. */
  redundant(source: Source): number | null {
    if (this.bound.used.has(source.variable)) return null;
    const large = compare(source.value, fromInteger(12)) > 0;
    const same = this.bound.results.filter((node) => equals(this.#graph.seedValues[node]!, source.value));
    return same.find((node) => large || this.#quantities.shareNoun(node, source.nouns)) ?? null;
  }
}
