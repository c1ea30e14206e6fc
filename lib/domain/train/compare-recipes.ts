import type { LegPlan } from './leg-plan.ts';

/** A field of two configurations, by its path: "recipe.learningRate". A side without the field is null. */
export type FieldPair = { field: string; left: unknown; right: unknown; same: boolean };

/** Tags differ between any two runs, and say nothing. */
const passedOver = new Set(['config.tag', 'config.protocol', 'from']);

/** Two configurations field by field, the fields in the order of the left one. */
export function compareRecipes(left: LegPlan, right: LegPlan): FieldPair[] {
  const [a, b] = [flat(left), flat(right)];
  const fields = [...new Set([...a.keys(), ...b.keys()])].filter((field) => !passedOver.has(field));
  return fields.map((field) => {
    const [one, other] = [a.get(field) ?? null, b.get(field) ?? null];
    return {
      field: field.replace(/^config\./, ''),
      ...{ left: one, right: other },
      same: JSON.stringify(one) === JSON.stringify(other),
    };
  });
}

function flat(value: object, path = ''): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const [name, part] of Object.entries(value)) {
    const place = path === '' ? name : `${path}.${name}`;
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
    if (!isObject) all.set(place, part);
    else for (const [inner, one] of flat(part as object, place)) all.set(inner, one);
  }
  return all;
}
