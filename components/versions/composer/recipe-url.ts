import type { VersionKind } from '#lib/domain/versions/recipe.ts';

/** The fields of a recipe that an address holds as lists, and those that it holds once. */
const lists = ['sources', 'methods', 'subjects', 'levels', 'strata', 'mix', 'quotas'] as const;
const singles = [
  ...[
    'kind',
    'pairsPerProblem',
    'status',
    'checks',
    'confidence',
    'batch',
    'import',
    'audit',
    'selection',
    'selectionSize',
  ],
  ...['perSeed', 'perSeedAndMethod', 'choice', 'size', 'validation', 'test', 'randomSeed'],
] as const;

export type RecipeInput = Record<string, string | string[]>;

/** What an address asks for, as the verbs take it: an absent field is left out. */
export function recipeOf(params: URLSearchParams): RecipeInput {
  const many = lists.flatMap((name): [string, string[]][] => {
    const values = params.getAll(name).filter((value) => value !== '');
    return values.length > 0 ? [[name, values]] : [];
  });
  const one = singles.flatMap((name): [string, string][] => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries([...many, ...one]);
}

export const kindOf = (params: URLSearchParams): VersionKind =>
  params.get('kind') === 'preference' ? 'preference' : 'sft';

/** What both kinds know. */
const ofBoth = new Set(['kind', 'methods', 'subjects', 'levels', 'validation', 'test', 'randomSeed']);

/** Asks for the other kind; what only one of them knows is forgotten. */
export function changeKind(params: URLSearchParams, kind: VersionKind): void {
  for (const name of [...lists, ...singles]) if (!ofBoth.has(name)) params.delete(name);
  setOne(params, 'kind', kind === 'sft' ? '' : kind);
}

/** Whether an address says anything of a recipe besides its kind. */
export const saysSomething = (params: URLSearchParams): boolean =>
  Object.keys(recipeOf(params)).some((name) => name !== 'kind');

/** Takes the whole recipe out of an address, but for its kind. */
export function forgetRecipe(params: URLSearchParams): void {
  for (const name of [...lists, ...singles]) if (name !== 'kind') params.delete(name);
}

/** "rephrase:2" among the values of a list: what stands behind the last colon of the value with that beginning. */
export function numberOf(params: URLSearchParams, list: string, key: string): string {
  const found = params.getAll(list).find((value) => value.slice(0, value.lastIndexOf(':')) === key);
  return found ? found.slice(found.lastIndexOf(':') + 1) : '';
}

/** Puts a number behind a key of a list, or takes the key out of it where the number is empty. */
export function setNumber(params: URLSearchParams, list: string, { key, to }: { key: string; to: string }) {
  const values = params.getAll(list).filter((value) => value.slice(0, value.lastIndexOf(':')) !== key);
  params.delete(list);
  for (const value of to === '' ? values : [...values, `${key}:${to}`]) params.append(list, value);
}

export function setOne(params: URLSearchParams, name: string, value: string): void {
  if (value === '') params.delete(name);
  else params.set(name, value);
}
