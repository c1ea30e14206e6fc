import { spend } from '../meter.ts';
import type { AnswerTree, NodeOf } from '../tree.ts';
import { namedValues, namesClash, sameVariable } from './assignments.ts';
import { type Collection, compareCollections, compareMatrices, isCollection } from './collections.ts';
import type { Context } from './context.ts';
import { compareEquations } from './equations.ts';
import { compareRegions, isInequality } from './intervals.ts';
import { keyOf } from './key.ts';
import { assignment, hasSymbols, isName, sameName } from './names.ts';
import { different, equal, type Outcome, undecided } from './outcome.ts';
import { compareQuantities } from './quantities.ts';
import { letterUnit, otherReading, unlettered } from './readings.ts';
import { plainText } from './texts.ts';
import { passed } from './trace.ts';
import { compareValues } from './values.ts';

/** Compares two prepared trees. */
export function compareTrees(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  spend(3);
  return context.trace?.within(() => judged(gold, pred, context)) ?? judged(gold, pred, context);
}

function judged(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  if (keyOf(gold) === keyOf(pred)) return equal('form', 'the same form');
  passed(context, 'form', 'read as different forms');
  const [g, p] = [unlettered(gold, pred), unlettered(pred, gold)];
  if (g !== gold || p !== pred) return compareTrees(g, p, context);
  if (gold.kind === 'text' || pred.kind === 'text') return compareTexts(gold, pred);
  if (gold.kind === 'relation' || pred.kind === 'relation') return compareRelations(gold, pred, context);
  if (areInequalities(gold) || areInequalities(pred)) {
    const conditions = compareRegions(gold, pred, context, compareTrees);
    if (conditions) return conditions;
    passed(context, 'interval', 'not all conditions are conditions on one number');
  }
  const regions = compareSets(gold, pred, context);
  if (regions) return regions;
  if (gold.kind === 'matrix' || pred.kind === 'matrix')
    return compareMatrices(...single(gold, pred), context, compareTrees);
  if (isCollection(gold) || isCollection(pred)) return compareGroups(gold, pred, context);
  if (gold.kind === 'quantity' || pred.kind === 'quantity') {
    const measured = (tree: AnswerTree) => (tree.kind === 'quantity' ? tree : (letterUnit(tree) ?? tree));
    return compareQuantities(measured(gold), measured(pred), context, compareTrees);
  }
  if (gold.kind === 'ratio' && pred.kind === 'ratio') return compareRatios(gold, pred, context);
  return comparePercent(gold, pred, context);
}

/** A collection of one item stands for the item. */
function single(gold: AnswerTree, pred: AnswerTree): [AnswerTree, AnswerTree] {
  const inside = (tree: AnswerTree) =>
    isCollection(tree) && tree.items.length === 1 ? tree.items[0]! : tree;
  return [inside(gold), inside(pred)];
}

function compareTexts(gold: AnswerTree, pred: AnswerTree): Outcome {
  const words = (tree: AnswerTree) => plainText(tree.kind === 'text' ? tree.text : letters(tree));
  const [g, p] = [words(gold), words(pred)];
  if (!g || !p) return undecided('text', 'a text against a value');
  if (g === p) return equal('text', 'the same text');
  if (g.replaceAll(' ', '') === p.replaceAll(' ', '')) return equal('text', 'the same text but for spaces');
  if (inAlphabet(gold) === inAlphabet(pred)) return equal('text', 'the same names');
  const within = ` ${p} `.includes(` ${g} `) || ` ${g} `.includes(` ${p} `);
  return within ? undecided('text', 'one text holds the other') : different('text', `"${g}" is not "${p}"`);
}

/** The parts of `Peter and Mary` in the order of the alphabet. */
function inAlphabet(tree: AnswerTree): string {
  const text = tree.kind === 'text' ? tree.text : letters(tree);
  const parts = text.replaceAll(',', ' and ').replaceAll('&', ' and ').split(' and ');
  return parts.map(plainText).filter(Boolean).sort().join(' and ');
}

/** The letters of a product that may be meant as a word. */
function letters(tree: AnswerTree): string {
  if (tree.kind === 'symbol') return tree.name.replace('\\', '');
  if (tree.kind === 'constant') return tree.name;
  if (tree.kind === 'product') return tree.args.map(letters).join('');
  return tree.kind === 'number' && tree.value.d === 1n ? String(tree.value.n) : '';
}

const areInequalities = (tree: AnswerTree) =>
  tree.kind === 'list' &&
  tree.items.length > 1 &&
  tree.items.some(isInequality) &&
  tree.items.every((item) => item.kind === 'relation');

const isRegion = (tree: AnswerTree) =>
  tree.kind === 'interval' || tree.kind === 'setop' || tree.kind === 'member';

function compareSets(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome | null {
  const inner = (tree: AnswerTree) =>
    tree.kind === 'member' && !tree.negated && isCollection(tree.set) ? tree.set : tree;
  const [g, p] = [inner(gold), inner(pred)];
  if (g !== gold || p !== pred) return compareTrees(g, p, context);
  if (!isRegion(gold) && !isRegion(pred)) return null;
  const outcome = compareRegions(gold, pred, context, compareTrees);
  if (outcome) return outcome;
  passed(context, 'interval', 'not both could be written as intervals');
  return isRegion(gold) && isRegion(pred)
    ? undecided('interval', 'sets that could not be written as intervals')
    : different('interval', 'only one of them is a set of numbers');
}

function compareGroups(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  if (isCollection(gold) && isCollection(pred)) {
    const inner = (tree: Collection) =>
      tree.kind !== 'tuple' && tree.items.length === 1 && isCollection(tree.items[0]!)
        ? tree.items[0]!
        : tree;
    return namedOrPlain(inner(gold) as Collection, inner(pred) as Collection, context);
  }
  const [g, p] = single(gold, pred);
  passed(context, 'structure', 'only one of them has several items');
  if (g !== gold || p !== pred) return compareTrees(g, p, context);
  const several = isCollection(gold) ? gold : (pred as Collection);
  const one = several === gold ? pred : gold;
  if (several.kind === 'list' && inManyForms(several, one, context))
    return equal('structure', 'each item is that value in another form');
  return several.items.some((item) => item.kind === 'member' || isInequality(item))
    ? undecided('structure', 'a condition stands beside only one of the answers')
    : different('structure', 'several values against one');
}

/** `0.5 or 1/2` gives one value twice; `4, 4` may mean two values. */
const inManyForms = (list: NodeOf<'list'>, value: AnswerTree, context: Context) =>
  new Set(list.items.map(keyOf)).size === list.items.length &&
  list.items.every(
    (item) => item.kind !== 'relation' && compareTrees(item, value, context).verdict === 'equal',
  );

/** Values with names (`p = 5, q = 2`) against values without. */
function namedOrPlain(gold: Collection, pred: Collection, context: Context): Outcome {
  const [g, p] = [namedValues(gold), namedValues(pred)];
  if (g && !p && !pred.items.some((item) => item.kind === 'relation'))
    return compareCollections(g, pred, context, compareTrees);
  if (p && !g && !gold.items.some((item) => item.kind === 'relation'))
    return compareCollections(gold, p, context, compareTrees);
  return compareCollections(gold, pred, context, compareTrees);
}

function compareRelations(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  if (isInequality(gold) || isInequality(pred)) return compareInequalities(gold, pred, context);
  const g = gold.kind === 'relation' ? assignment(gold) : { name: null, value: gold };
  const p = pred.kind === 'relation' ? assignment(pred) : { name: null, value: pred };
  if (namesClash(g, pred) || namesClash(p, gold))
    return different('equation', 'values of different quantities');
  if (g && p) {
    const renamed = sameVariable(g, p);
    if (renamed) return compareTrees(g.value, renamed, context);
    const named = g.name && p.name && !sameName(g.name, p.name);
    const ratios = g.name?.kind === 'ratio' || p.name?.kind === 'ratio';
    const sides = gold.kind === 'relation' && pred.kind === 'relation';
    if (!named) passed(context, 'equation', 'an equation that names a value stands for the value');
    if (!named)
      return ratios
        ? compareTrees(noClock(g.value), noClock(p.value), context)
        : compareTrees(g.value, p.value, context);
    return sides && (hasSymbols(g.value) || hasSymbols(p.value))
      ? compareEquations(gold, pred, context, compareTrees)
      : different('equation', 'values of different quantities');
  }
  if (gold.kind === 'relation' && pred.kind === 'relation')
    return compareEquations(gold, pred, context, compareTrees);
  const relation = gold.kind === 'relation' ? gold : (pred as NodeOf<'relation'>);
  return relation.args[0]!.kind === 'sum' && relation.args[0]!.args.every(isName)
    ? undecided('equation', 'a value against an equation for a sum')
    : different('equation', 'an equation is not a value');
}

const noClock = (tree: AnswerTree): AnswerTree => (tree.kind === 'ratio' ? { ...tree, clock: false } : tree);

function compareInequalities(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  const unnamed = (tree: AnswerTree) => {
    const found = tree.kind === 'relation' && !isInequality(tree) ? assignment(tree) : null;
    return found && isName(found.name ?? tree) ? found.value : tree;
  };
  const [g, p] = [unnamed(gold), unnamed(pred)];
  const regions = compareRegions(g, p, context, compareTrees);
  if (regions) return regions;
  if (g.kind === 'relation' && p.kind === 'relation')
    return undecided('interval', 'inequalities that could not be solved');
  return different('interval', 'an inequality is not a value');
}

const isZero = (tree: AnswerTree) => tree.kind === 'number' && tree.value.n === 0n;

/** Ratios are equal where their parts are proportional; times of day where every part is the same. */
function compareRatios(gold: NodeOf<'ratio'>, pred: NodeOf<'ratio'>, context: Context): Outcome {
  if (gold.args.length !== pred.args.length) return different('structure', 'ratios of different lengths');
  const tuple = (tree: NodeOf<'ratio'>): NodeOf<'tuple'> => ({ kind: 'tuple', items: tree.args });
  const parts = compareCollections(tuple(gold), tuple(pred), context, compareTrees);
  const timely = (gold.clock || pred.clock) && [...gold.args, ...pred.args].some(isZero);
  if (parts.verdict === 'equal' || timely) return parts;
  passed(context, 'structure', 'the parts of the ratios are not equal; their proportions are compared');
  const scaled = (tree: NodeOf<'ratio'>): NodeOf<'tuple'> => ({
    kind: 'tuple',
    items: tree.args.map((arg) => ({ kind: 'quotient', over: arg, under: tree.args[0]! })),
  });
  const proportional = compareCollections(scaled(gold), scaled(pred), context, compareTrees);
  if (proportional.verdict !== 'equal' || !gold.clock || !pred.clock) return proportional;
  return undecided('structure', 'equal as ratios, different as times of day');
}

/** A letter that only one side has may be a unit (`3s`) or the imaginary unit (`I`). */
function compareReadings(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  const outcome = compareValues(gold, pred, context);
  if (outcome.verdict === 'equal') return outcome;
  const [g, p] = [otherReading(gold, pred), otherReading(pred, gold)];
  if (!g && !p) return outcome;
  passed(context, 'units', 'once more with a letter read as a unit, or I as the imaginary unit');
  const other = compareTrees(g ?? gold, p ?? pred, context);
  return other.verdict === 'equal' || (g ?? p)!.kind === 'quantity' ? other : outcome;
}

/** Under the option, a bare number also stands for that many percent. */
function comparePercent(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  const outcome = compareReadings(gold, pred, context);
  if (outcome.verdict === 'equal' || context.options.percent !== 'either') return outcome;
  passed(context, 'exact', 'once more with the bare number taken for that many percent');
  if (gold.kind === 'percent' && pred.kind !== 'percent') return compareValues(gold.arg, pred, context);
  if (pred.kind === 'percent' && gold.kind !== 'percent') return compareValues(gold, pred.arg, context);
  return outcome;
}
