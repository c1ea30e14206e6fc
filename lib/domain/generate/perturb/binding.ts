import type { Expression } from './expression.ts';
import { leaves } from './expression.ts';
import type { Graph } from './graph.ts';
import type { Mention } from './mentions.ts';
import { divide, equals, fromInteger, HUNDRED, ONE, type Rational } from './rational.ts';
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
  unexplained: Rational[];
};

const valueKey = (value: Rational) => `${value.n}/${value.d}`;

export class Binder {
  readonly bound: Bound;
  readonly #known = new Map<string, number[]>();
  readonly #graph: Graph;
  readonly #sources: Sources;
  readonly #mentions: readonly Mention[];
  readonly #words: (value: Rational) => boolean;

  constructor(
    graph: Graph,
    sources: Sources,
    mentions: readonly Mention[],
    /** Whether a word of the text ("twice", "week") explains a number as a constant. */
    words: (value: Rational) => boolean,
  ) {
    this.#graph = graph;
    this.#sources = sources;
    this.#mentions = mentions;
    this.#words = words;
    this.bound = {
      nodes: mentions.map(() => null),
      ties: [],
      results: [],
      differences: [],
      used: new Set(),
      unexplained: [],
    };
    for (const node of sources.nodes) this.#learn(node);
    this.#learnForms();
  }

  #learn(node: number): void {
    const key = valueKey(this.#graph.seedValues[node]!);
    const nodes = this.#known.get(key) ?? [];
    if (!nodes.includes(node)) nodes.push(node);
    this.#known.set(key, nodes);
  }

  /** 20% may appear as 0.2, 80% or 0.8; 3/10 as 0.3. */
  #learnForms(): void {
    const graph = this.#graph;
    for (const source of this.#sources.sources) {
      if (source.percent) this.#learnPercent(graph.variables[source.variable]!.node);
    }
    for (const { numerator, denominator } of this.#sources.fractions) {
      const quotient = graph.operation('/', numerator, denominator);
      if (quotient !== null) this.#learn(quotient);
    }
  }

  #learnPercent(node: number): void {
    const graph = this.#graph;
    const hundred = graph.hundred();
    for (const part of [node, graph.operation('-', hundred, node), graph.operation('+', hundred, node)]) {
      if (part === null || graph.seedValues[part]!.n <= 0n) continue;
      if (part !== node) this.#learn(part);
      const decimal = graph.operation('/', part, hundred);
      if (decimal !== null) this.#learn(decimal);
    }
  }

  /** The node for a value; when several quantities have it, they are tied. */
  #resolve(value: Rational, local: readonly number[] = []): number | null {
    const candidates = [...new Set([...local, ...(this.#known.get(valueKey(value)) ?? [])])];
    const distinct = new Map<string, number>();
    for (const node of candidates) {
      const signature = this.#graph.signature(node);
      if (!distinct.has(signature)) distinct.set(signature, node);
    }
    const [first, ...others] = [...distinct.values()];
    if (first === undefined) return null;
    for (const other of others) this.bound.ties.push([first, other]);
    return first;
  }

  #constant(value: Rational): number {
    const trivial = equals(value, ONE) || value.n === 0n;
    if (!trivial && !this.#words(value)) this.bound.unexplained.push(value);
    return this.#graph.constant(value);
  }

  #use(node: number): void {
    this.#graph.variables.forEach((_, index) => {
      if ((this.#graph.dependencies[node]! >> BigInt(index)) & 1n) this.bound.used.add(index);
    });
  }

  #bindLeaf(
    mention: number,
    value: Rational,
    earlier: Map<string, number>,
    partial: readonly number[],
  ): number {
    const already = this.bound.nodes[mention];
    if (already !== null && already !== undefined) return already;
    const here = this.#mentions[mention]!;
    let node = earlier.get(valueKey(value)) ?? null;
    if (node === null && !here.fixed) {
      const matching = partial.filter((part) => equals(this.#graph.seedValues[part]!, value));
      node = matching.length > 0 ? matching[0]! : this.#resolve(value);
    }
    node ??= this.#constant(value);
    earlier.set(valueKey(value), node);
    this.bound.nodes[mention] = node;
    this.#use(node);
    return node;
  }

  /** Builds a side; `partial` are the parts of earlier sides, and the parts of this one are added to `made`. */
  #build(
    side: Expression,
    hundredths: boolean,
    earlier: Map<string, number>,
    partial: readonly number[],
    made: number[],
  ): number | null {
    const graph = this.#graph;
    if (side.kind === 'leaf') {
      const node = this.#bindLeaf(side.mention, this.#mentions[side.mention]!.value, earlier, partial);
      return side.percent && hundredths ? graph.operation('/', node, graph.hundred()) : node;
    }
    if (side.kind === 'negative') {
      const inner = this.#build(side.inner, hundredths, earlier, partial, made);
      return inner === null ? null : graph.operation('-', graph.constant(fromInteger(0)), inner);
    }
    const left = this.#build(side.left, hundredths, earlier, partial, made);
    const right = this.#build(side.right, hundredths, earlier, partial, made);
    if (left === null || right === null) return null;
    const node = graph.operation(side.operator, left, right);
    if (node !== null) made.push(node);
    if (node !== null && side.operator === '-') this.bound.differences.push(node);
    return node;
  }

  /** Binds the numbers of one chain; false when its result is no plain positive number. */
  bindEquation(equation: Equation): boolean {
    const graph = this.#graph;
    const earlier = new Map<string, number>();
    const partial: number[] = [];
    const last = equation.sides.at(-1)!;
    let root: number | null = null;
    for (const side of equation.sides.slice(0, -1)) {
      const made: number[] = [];
      const restated: number | null = side.kind === 'leaf' ? root : null;
      if (side.kind === 'leaf' && restated !== null) {
        this.#bindResult(side.mention, side.percent && equation.hundredths, restated);
      }
      const node: number | null = restated ?? this.#build(side, equation.hundredths, earlier, partial, made);
      if (node === null) return false;
      partial.push(...made);
      if (root === null) root = node;
      else if (graph.signature(root) !== graph.signature(node)) this.bound.ties.push([root, node]);
    }
    if (root === null || last.kind !== 'leaf') return false;
    const stated = this.#bindResult(last.mention, last.percent && equation.hundredths, root);
    if (equation.printed !== null) this.#bindPrinted(equation.printed, stated);
    this.bound.results.push(stated);
    this.#learn(stated);
    if (this.#mentions[last.mention]!.style.percent) this.#learnPercent(stated);
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
    const same = equals(this.#mentions[mention]!.value, graph.seedValues[result]!);
    const node = same ? result : graph.operation('*', result, graph.hundred())!;
    this.bound.nodes[mention] = node;
    if (!same || this.#mentions[mention]!.style.percent) this.#learnPercent(node);
    this.#learn(node);
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
    this.bound.nodes[mention] = this.#resolve(here.value) ?? this.#constant(here.value);
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

  /** A problem number that no step uses but that equals a result says that result again. */
  redundant(source: Source): number | null {
    if (this.bound.used.has(source.variable)) return null;
    return this.bound.results.find((node) => equals(this.#graph.seedValues[node]!, source.value)) ?? null;
  }
}
