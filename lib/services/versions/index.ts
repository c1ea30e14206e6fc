export { createVersion } from './create.ts';
export { exportVersion } from './export.ts';
export { getVersion } from './get.ts';
export { listVersions } from './list.ts';
export { listVersionRows } from './list-rows.ts';
export { previewVersion } from './preview.ts';
export { verifyVersion } from './verify.ts';
