export { deleteModel } from './delete.ts';
export { listModels } from './list.ts';
export { saveModel } from './save.ts';
export { testModel } from './test-model.ts';
export type { ModelRow } from './view.ts';
