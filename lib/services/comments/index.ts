export { addComment } from './add.ts';
export { deleteComment } from './delete.ts';
export { doneMention } from './done.ts';
export { editComment } from './edit.ts';
export { listMentions } from './list-mentions.ts';
export { resolveComment } from './resolve.ts';
