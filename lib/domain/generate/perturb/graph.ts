import { apply } from './expression.ts';
import { fromInteger, type Rational, rational } from './rational.ts';

export type Operator = '+' | '-' | '*' | '/' | '^';

type Node =
  | { kind: 'constant'; value: Rational }
  | { kind: 'variable'; variable: number }
  | { kind: 'operation'; operator: Operator; left: number; right: number };

const PRIMES = [
  1009, 2003, 3001, 4001, 5003, 6007, 7001, 8009, 9001, 10007, 11003, 12007, 13001, 14009, 15013, 16001,
];

/** The quantities of a problem: variables, constants, and what the steps compute from them. */
export class Graph {
  readonly nodes: Node[] = [];
  readonly seedValues: Rational[] = [];
  /** The variables that each node depends on, as a bit set. */
  readonly dependencies: bigint[] = [];
  readonly variables: { node: number; value: Rational }[] = [];
  readonly #byKey = new Map<string, number>();

  #insert(key: string, node: Node, value: Rational, dependencies: bigint): number {
    const existing = this.#byKey.get(key);
    if (existing !== undefined) return existing;
    this.nodes.push(node);
    this.seedValues.push(value);
    this.dependencies.push(dependencies);
    this.#byKey.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  constant(value: Rational): number {
    return this.#insert(`c${value.n}/${value.d}`, { kind: 'constant', value }, value, 0n);
  }

  variable(value: Rational): number {
    const variable = this.variables.length;
    const node = this.#insert(`v${variable}`, { kind: 'variable', variable }, value, 1n << BigInt(variable));
    this.variables.push({ node, value });
    return variable;
  }

  /** The node of an operation; null when it has no value for the seed's numbers. */
  operation(operator: Operator, left: number, right: number): number | null {
    const value = apply(operator, this.seedValues[left]!, this.seedValues[right]!);
    if (!value) return null;
    const dependencies = this.dependencies[left]! | this.dependencies[right]!;
    if (dependencies === 0n) return this.constant(value);
    return this.#insert(
      `${left}${operator}${right}`,
      { kind: 'operation', operator, left, right },
      value,
      dependencies,
    );
  }

  /** The value of a node when each variable has the value that `variableValue` gives; null when undefined. */
  evaluate(
    node: number,
    memo: (Rational | null | undefined)[],
    variableValue: (variable: number) => Rational | null,
  ): Rational | null {
    const done = memo[node];
    if (done !== undefined) return done;
    const entry = this.nodes[node]!;
    let value: Rational | null;
    if (entry.kind === 'constant') value = entry.value;
    else if (entry.kind === 'variable') value = variableValue(entry.variable);
    else {
      const left = this.evaluate(entry.left, memo, variableValue);
      const right = left && this.evaluate(entry.right, memo, variableValue);
      value = left && right && apply(entry.operator, left, right);
    }
    memo[node] = value;
    return value;
  }

  /** Equal for two nodes that compute the same function of the variables (tested at a generic point). */
  signature(node: number): string {
    const value = this.evaluate(node, [], (variable) => {
      const prime = PRIMES[variable % PRIMES.length]!;
      return rational(BigInt(prime + 100_000 * Math.floor(variable / PRIMES.length)), 1n);
    });
    return value ? `${value.n}/${value.d}` : `undefined${node}`;
  }

  /** Adds every node inside a node, itself left out, to `found`. */
  collectInner(node: number, found: Set<number>): void {
    const entry = this.nodes[node]!;
    if (entry.kind !== 'operation') return;
    for (const inner of [entry.left, entry.right]) {
      if (found.has(inner)) continue;
      found.add(inner);
      this.collectInner(inner, found);
    }
  }

  hundred(): number {
    return this.constant(fromInteger(100));
  }
}
