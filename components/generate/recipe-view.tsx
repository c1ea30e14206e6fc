import type { Recipe } from '#lib/domain/generate/schema.ts';
import { type Fact, FactList } from './fact-list.tsx';

/** All that a batch's result depends on. */
export function RecipeView({ recipe }: { recipe: Recipe }) {
  const { filter, model, sampling, template } = recipe;
  const facts: Fact[] = [
    ['Method', recipe.method],
    ['Parameters', words(recipe.parameters)],
    ['Model', model && `${model.name}: ${model.model} at ${model.baseUrl}`],
    ['Sampling', sampling && words(sampling)],
    ['Template', template && `version ${template.version}, ${template.hash.slice(0, 12)}`],
    ['Seeds', words(filter) || 'all'],
    ['Samples of each seed', recipe.samples],
    ['Random seed', recipe.randomSeed],
    ['Software', recipe.codeVersion],
  ];
  return <FactList facts={facts} />;
}

function words(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
}
