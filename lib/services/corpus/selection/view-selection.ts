import type { CorpusSelection } from '#lib/db/generated/client.ts';
import { SelectionParameters, SelectionResult } from '#lib/domain/corpus/selection.ts';

/** What lists and pages show of a selection. */
export function viewSelection(row: CorpusSelection) {
  const { id, name, kind, size, createdAt } = row;
  const { name: _, kind: __, size: asked, ...filter } = SelectionParameters.parse(row.parameters);
  return { id, name, kind, size, asked, createdAt, filter, result: SelectionResult.parse(row.result) };
}

export type SelectionRow = ReturnType<typeof viewSelection>;
