export { cancelImport } from './cancel-import.ts';
export { getSeed } from './get.ts';
export { getImport } from './get-import.ts';
export { listSeeds } from './list.ts';
export { listImports } from './list-imports.ts';
export { previewImport } from './preview-import.ts';
export { startImport } from './start-import.ts';
export { uploadSeeds } from './upload.ts';
