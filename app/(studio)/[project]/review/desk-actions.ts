import { decideItem, overrideItem, restoreOld, saveEdit, undoLast, withdrawWord } from './actions.ts';

/** What a desk can do in a project; a queue has its own way to decide and to undo. */
export const deskActions = (project: string) => ({
  decide: decideItem.bind(null, project),
  undo: undoLast.bind(null, project),
  override: overrideItem.bind(null, project),
  withdraw: withdrawWord.bind(null, project),
  edit: saveEdit.bind(null, project),
  restore: restoreOld.bind(null, project),
});
