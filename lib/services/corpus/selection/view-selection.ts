import type { CorpusSelection } from '#lib/db/generated/client.ts';
import { NewSelection, SelectionResult } from '#lib/domain/corpus/selection.ts';

/** What lists and pages show of a selection. */
export function viewSelection(row: CorpusSelection) {
  const { id, name, kind, size, createdAt } = row;
  const { name: _, kind: __, size: asked, ...filter } = NewSelection.parse(row.parameters);
  return { id, name, kind, size, asked, createdAt, filter, result: SelectionResult.parse(row.result) };
}

export type SelectionRow = ReturnType<typeof viewSelection>;
