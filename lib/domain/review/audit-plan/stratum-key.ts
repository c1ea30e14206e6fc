import type { StratumProperties } from './schema.ts';

/** One stratum, one string: the properties as JSON in a fixed order, so that no value can look like a separator. */
export function stratumKey({ method, level, template, model }: StratumProperties): string {
  return JSON.stringify([method, level, template, model]);
}

/** The properties that a key was made of. Throws a SyntaxError or a TypeError on a text that is no key. */
export function stratumProperties(key: string): StratumProperties {
  const [method, level, template, model] = JSON.parse(key) as [string, number | null, string, string];
  return { method, level, template, model };
}
