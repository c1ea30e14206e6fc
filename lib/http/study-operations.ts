import * as studies from '#lib/services/studies/index.ts';
import { accepted, get, patch, post, remove } from './define-operation.ts';

export const ofStudies = [
  get('/studies', studies.listStudies),
  post('/studies', studies.createStudy, accepted),
  post('/studies/evaluations', studies.createFromEvaluations, accepted),
  post('/studies/example', studies.createExample, accepted),
  get('/studies/{study}', studies.showStudy),
  patch('/studies/{study}', studies.editStudy),
  remove('/studies/{study}', studies.deleteStudy),
  post('/studies/{study}/fit', studies.fitStudyAgain, accepted),
  post('/studies/{study}/restore', studies.restoreStudy),
  get('/studies/{study}/points', studies.exportStudyPoints, { bytes: { response: 'text/csv' } }),
];
