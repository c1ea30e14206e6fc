export { decide } from './decide.ts';
export { decideMatching } from './decide-matching.ts';
export { editVariant } from './edit.ts';
export { getReviewItem, type ReviewItem } from './get-item.ts';
export { listQueue } from './list-queue.ts';
export { previewMatching } from './preview-matching.ts';
export { restoreRevision } from './restore.ts';
export { undo } from './undo.ts';
