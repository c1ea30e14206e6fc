export { applyCaps } from './apply-caps.ts';
export { findDuplicates } from './find.ts';
export { keepAllMembers } from './keep-all.ts';
export { keepOneMember } from './keep-one.ts';
export { type ClusterListRow, listClusters } from './list.ts';
export { previewCaps } from './preview-caps.ts';
export { type ClusterView, showCluster } from './show.ts';
export { undoClusters } from './undo.ts';
