export { createProject } from './create.ts';
export { createDemo } from './create-demo.ts';
export { findItems } from './find.ts';
export { getProject } from './get.ts';
export { getOverview } from './get-overview.ts';
export { getSpending } from './get-spending.ts';
export { listProjects } from './list.ts';
export { updateProject } from './update.ts';
