import type { Issue } from '../errors.ts';
import type { Recipe } from './recipe.ts';
import { hasSplit, mixOf, quotasOf } from './recipe-parts.ts';

type Rule = (recipe: Recipe) => Issue | false;
const sized = (recipe: Recipe) => recipe.size !== undefined;

/** What has no say in pairs: they are chosen problem by problem. */
const onlyOfSolutions = [
  ...['checks', 'confidence', 'batch', 'import', 'audit', 'strata', 'selection', 'selectionSize'],
  ...['perSeed', 'perSeedAndMethod', 'mix', 'choice', 'size', 'quotas'],
] as const satisfies readonly (keyof Recipe)[];
const says = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : ![undefined, 'any', 'all'].includes(value as string | undefined);

const rules: Rule[] = [
  (recipe) => {
    const found = onlyOfSolutions.find((field) => says(recipe[field]));
    return (
      recipe.kind === 'preference' &&
      found !== undefined &&
      issue(
        found,
        'Pairs are chosen by source, method, subject, level and how many of a problem: leave this out.',
      )
    );
  },
  (recipe) =>
    recipe.kind === 'preference' &&
    recipe.status !== 'accepted' &&
    issue('status', 'The better side of a pair is always accepted: leave this out.'),
  (recipe) => {
    const found = (['sources', 'pairsPerProblem'] as const).find((field) => recipe[field] !== undefined);
    return (
      recipe.kind === 'sft' &&
      found !== undefined &&
      issue(found, 'Only pairs have this: say kind preference.')
    );
  },
  (recipe) =>
    recipe.choice === 'all' &&
    sized(recipe) &&
    mixOf(recipe).size === 0 &&
    issue('size', 'A size needs a choice: random, hardest first, a core set or quotas.'),
  (recipe) =>
    (recipe.choice === 'random' || recipe.choice === 'hardest') &&
    !sized(recipe) &&
    mixOf(recipe).size === 0 &&
    issue('size', 'Say how many rows are chosen.'),
  (recipe) =>
    recipe.choice === 'core-set' &&
    recipe.selection === undefined &&
    issue('selection', 'Choose the core set.'),
  (recipe) =>
    recipe.choice === 'quota' &&
    !recipe.quotas?.length &&
    !sized(recipe) &&
    issue('size', 'Say how many rows the subjects and levels share, or give a table of quotas.'),
  (recipe) =>
    recipe.quotas !== undefined &&
    recipe.quotas.length > 0 &&
    recipe.choice !== 'quota' &&
    issue('quotas', 'Quotas need the choice "quota".'),
  (recipe) =>
    Boolean(recipe.quotas?.length) &&
    (sized(recipe) || mixOf(recipe).size > 0) &&
    issue('quotas', 'A table of quotas says the sizes already: leave out the size and the mix of methods.'),
  (recipe) => {
    const cells = quotasOf(recipe).map(({ subject, level }) => `${subject}:${level}`);
    const twice = cells.find((cell, at) => cells.indexOf(cell) !== at);
    return twice !== undefined && issue('quotas', `Two quotas are for ${twice}.`);
  },
  (recipe) => {
    const weights = mixOf(recipe);
    const sum = [...weights.values()].reduce((all, one) => all + one, 0);
    return weights.size > 0 && sum === 0 && issue('mix', 'Give one method a weight above 0.');
  },
  (recipe) => {
    const left = [...mixOf(recipe).keys()].find(
      (method) => recipe.methods?.length && !recipe.methods.includes(method),
    );
    return left !== undefined && issue('mix', `The mix names ${left}, which the methods leave out.`);
  },
  (recipe) =>
    recipe.strata !== undefined &&
    recipe.audit === undefined &&
    issue('strata', 'Strata are those of an audit: choose the audit.'),
  (recipe) =>
    hasSplit(recipe) &&
    recipe.validation + recipe.test > 0.95 &&
    issue('test', 'Leave at least a twentieth of the families for training.'),
];

const issue = (path: string, message: string): Issue => ({ path, message });

/** What a recipe asks for that does not go together, in words, each at its field; empty where all is well. */
export function recipeIssues(recipe: Recipe): Issue[] {
  return rules.flatMap((rule) => rule(recipe) || []);
}
