export { createStudy } from './create.ts';
export { createExample } from './create-example.ts';
export { deleteStudy } from './delete.ts';
export { editStudy } from './edit.ts';
export { exportStudyPoints } from './export-points.ts';
export { fitStudyAgain } from './fit.ts';
export { listStudies, type StudyRow } from './list.ts';
export { restoreStudy } from './restore.ts';
export { type StudyView, showStudy } from './show.ts';
