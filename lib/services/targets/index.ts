export { checkTarget } from './check.ts';
export { deleteTarget } from './delete.ts';
export { listTargets } from './list.ts';
export { saveTarget } from './save.ts';
