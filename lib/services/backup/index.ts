export { createBackup } from './create.ts';
export { filesFolderOf, fingerprintOf, type Installation, type Step } from './place.ts';
export { restoreBackup } from './restore.ts';
export { verifyBackup } from './verify.ts';
