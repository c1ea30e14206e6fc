import type { FacetAnswer } from './use-counts.ts';

type Import = { value: string; sourceName: string; fileName: string };

/** Imports are named by their source. */
export function importTitles(answer: FacetAnswer): Record<string, Record<string, string>> {
  const imports = (answer.imports ?? []) as readonly Import[];
  return { import: Object.fromEntries(imports.map((one) => [one.value, one.sourceName || one.fileName])) };
}
