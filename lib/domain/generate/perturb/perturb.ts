import { checkSteps } from '#lib/math/answers/index.ts';
import { remembering } from '#lib/math/answers/remembering.ts';
import { Binder, type Bound, placesFrom } from './binding.ts';
import { constantWords } from './constants.ts';
import { type Expression, leaves } from './expression.ts';
import { joinFinalLine, splitFinalLine } from './final-line.ts';
import { freezeSources } from './freeze.ts';
import { Graph } from './graph.ts';
import type { Mention } from './mentions.ts';
import {
  type PerturbChange,
  type PerturbOptions,
  type PerturbOutcome,
  type PerturbParent,
  refuse,
} from './outcome.ts';
import { valueKey } from './quantities.ts';
import { equals } from './rational.ts';
import { rewrite } from './render.ts';
import { Search, type System } from './solve.ts';
import { findSources, type Source, type Sources } from './sources.ts';
import { type Equation, findEquations } from './steps.ts';
import { buildSystem } from './system.ts';
import { tokenize } from './tokens.ts';

type Reading = {
  parent: PerturbParent;
  problem: Mention[];
  solution: Mention[];
  answer: Mention[];
  sources: Sources;
  bound: Bound;
  system: System;
  answerNode: number;
};

/** How many terms each sum of the steps has, three or more, and how often one number repeats in a sum. */
function termCounts(equations: readonly Equation[], mentions: readonly Mention[]): Set<number> {
  const counts = new Set<number>();
  const terms = (side: Expression): Expression[] =>
    side.kind === 'binary' && side.operator === '+' ? [...terms(side.left), ...terms(side.right)] : [side];
  const visit = (side: Expression): void => {
    if (side.kind !== 'binary') return;
    const sum = terms(side);
    if (sum.length > 2) counts.add(sum.length);
    const alike = sum.filter((t) => t.kind === 'leaf').map((t) => mentions[t.mention]!.value);
    for (const value of alike) {
      const repeats = alike.filter((other) => equals(other, value)).length;
      if (repeats > 1) counts.add(repeats);
    }
    visit(side.left);
    visit(side.right);
  };
  for (const equation of equations) equation.sides.forEach(visit);
  return counts;
}

/** Groups the prose numbers of a solution by line with the equations of that line. */
function bindProse(
  binder: Binder,
  mentions: readonly Mention[],
  equations: readonly Equation[],
  text: string,
): void {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const byLine = Map.groupBy(equations, (equation) => {
    const first = leaves(equation.sides[0]!)[0]!;
    return lineOf(mentions[first.mention]!.start);
  });
  mentions.forEach((mention, index) => {
    binder.bindProse(index, byLine.get(lineOf(mention.start)) ?? []);
  });
}

export function read(parent: PerturbParent): Reading | PerturbOutcome {
  const problem = tokenize(parent.problem);
  const solution = tokenize(parent.solution);
  const answer = tokenize(parent.answer).mentions;
  if (answer.length !== 1 || !/^[^A-Za-z]*(?:[A-Za-z%]+)?$/.test(parent.answer.trim())) {
    return refuse('unreadable-answer', 'the final answer is not one number');
  }
  const equations = findEquations(solution.tokens, solution.mentions);
  if (!Array.isArray(equations)) return refuse(equations.reason, equations.message);
  if (equations.length === 0) return refuse('no-steps', 'the solution has no calculation');
  const graph = new Graph();
  const sources = findSources(problem.mentions, parent.problem, graph);
  const words = constantWords(`${parent.problem}\n${parent.solution.replaceAll(/<<.*?>>/g, '')}`);
  const binder = new Binder(graph, sources, { text: parent.solution, mentions: solution.mentions }, words);
  const places = placesFrom(equations, solution.mentions);
  for (const [index, equation] of equations.entries()) {
    if (!binder.bindEquation(equation, places[index]!)) {
      return refuse('unreadable-equation', 'a step does not end in a positive number');
    }
  }
  const answerNode = binder.answerNode(answer[0]!.value);
  if (answerNode === null) return refuse('answer-not-a-result', 'no step gives the final answer');
  bindProse(binder, solution.mentions, equations, parent.solution);
  const bound = binder.bound;
  const system = buildSystem(
    graph,
    sources,
    binder,
    answerNode,
    problem.mentions,
    solution.mentions,
    `${parent.problem}\n${parent.solution}`,
  );
  const counts = termCounts(equations, solution.mentions);
  freezeSources(sources.sources, bound, { text: parent.problem, mentions: problem.mentions }, counts);
  return {
    parent,
    problem: problem.mentions,
    solution: solution.mentions,
    answer,
    sources,
    bound,
    system,
    answerNode,
  };
}

function changesOf(reading: Reading, search: Search, texts: { problem: string }): PerturbChange[] {
  const memo: [] = [];
  return reading.sources.sources.flatMap((source) => {
    const now = search.sourceValue(source);
    if (equals(now, source.value)) return [];
    const node = reading.system.graph.variables[source.variable]!.node;
    const places = source.mentions.length + reading.bound.nodes.filter((other) => other === node).length;
    const first = reading.problem[source.mentions[0]!]!;
    const to = rewrite(texts.problem.slice(first.start, first.end), [
      { mention: { ...first, start: 0, end: first.end - first.start }, value: search.valueOf(node, memo) },
    ]);
    return [{ from: texts.problem.slice(first.start, first.end), to: to ?? '', places }];
  });
}

function write(reading: Reading, search: Search): PerturbOutcome | null {
  const { parent, system } = reading;
  const memo: [] = [];
  const changed = (mention: Mention, node: number | null | undefined) => {
    if (node === null || node === undefined) return { mention, value: null };
    const value = search.valueOf(node, memo);
    const seed = system.graph.seedValues[node]!;
    return { mention, value: value && equals(value, seed) ? null : value };
  };
  const problem = rewrite(
    parent.problem,
    reading.problem.map((m, i) => changed(m, reading.sources.nodes[i])),
  );
  const solution = rewrite(
    parent.solution,
    reading.solution.map((m, i) => changed(m, reading.bound.nodes[i])),
  );
  const answer = rewrite(
    parent.answer,
    reading.answer.map((m) => changed(m, reading.answerNode)),
  );
  if (problem === null || solution === null || answer === null) return null;
  return {
    ok: true,
    problem,
    solution,
    answer,
    changes: changesOf(reading, search, { problem: parent.problem }),
  };
}

/** Whether the answer moved, and numbers of equal value (20 % and 20 apples) moved together. */
function movedWell(reading: Reading, search: Search): boolean {
  const moved = (source: Source) => !equals(search.sourceValue(source), source.value);
  const answer = search.valueOf(reading.answerNode);
  if (!answer || equals(answer, reading.answer[0]!.value)) return false;
  const { sources } = reading.sources;
  const groups = Map.groupBy(sources, (source) => valueKey(source.value));
  return (
    sources.some(moved) && [...groups.values()].every((group) => group.every(moved) || !group.some(moved))
  );
}

/**
 * Re-draws the numbers of a problem whose solution is a chain of calculations: every step is recomputed
 * exactly, and problem, solution and answer are rewritten together. A number that the text does not settle
 * keeps its value or is tied to what else it may mean; when too little is left, the outcome is a refusal.
 * Deterministic for a given `random` (uniform in [0, 1)).
 */
export function perturbNumbers(
  parent: PerturbParent,
  options: PerturbOptions,
  random: () => number,
): PerturbOutcome {
  const { problem, solution: steps, answer } = parent;
  const reading = readOnce(JSON.stringify([problem, steps, answer]));
  if ('ok' in reading) return reading;
  const outcome = draw(reading, options, random);
  if (!outcome.ok) return outcome;
  const solution = joinFinalLine(
    { ...splitFinalLine(parent.solution), steps: outcome.solution },
    outcome.answer,
  );
  if (!recomputes(solution))
    return refuse('step-does-not-recompute', 'a calculation could not be carried along');
  return { ...outcome, solution };
}

function recomputes(solution: string): boolean {
  return checkSteps(solution).every((step) => step.verdict !== 'wrong');
}

/** Many variants are drawn of one problem, and what a draw reads of it does not depend on the draw. */
const readOnce = remembering(
  (texts) => {
    const [problem, solution, answer] = JSON.parse(texts) as [string, string, string];
    // Also calculations beside the annotated ones: an author's slip would stand in every variant.
    if (!recomputes(solution)) return refuse('step-does-not-recompute', 'a calculation of the seed is wrong');
    return read({ problem, solution: splitFinalLine(solution).steps, answer });
  },
  { most: 256, longest: 10_000 },
);

function draw(reading: Reading, options: PerturbOptions, random: () => number): PerturbOutcome {
  if (reading.sources.sources.every((source) => source.frozen)) {
    return refuse('no-number-to-draw', 'no number of the problem can move safely');
  }
  for (let attempt = 0; attempt < options.tries; attempt++) {
    const search = new Search(reading.system, options.spread);
    if (!search.feasible())
      return refuse('no-plausible-draw', 'the seed itself breaks the rules of plausibility');
    search.run(2, random);
    if (!movedWell(reading, search)) continue;
    const outcome = write(reading, search);
    if (outcome) return outcome;
  }
  return refuse('no-plausible-draw', 'no plausible numbers give another answer');
}
