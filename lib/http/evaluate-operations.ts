import * as evaluate from '#lib/services/evaluate/index.ts';
import { accepted, created, get, post } from './define-operation.ts';

export const ofEvaluate = [
  get('/evaluate/options', evaluate.evaluationOptions),
  get('/evaluate/evaluations', evaluate.listEvaluations),
  post('/evaluate/evaluations', evaluate.startEvaluation, accepted),
  post('/evaluate/sweeps', evaluate.evaluateSweep, accepted),
  post('/evaluate/evaluations/estimate', evaluate.estimateEvaluation),
  post('/evaluate/results/look', evaluate.lookAtResults),
  post('/evaluate/results', evaluate.importResults, accepted),
  get('/evaluate/evaluations/compare', evaluate.compareTwo),
  get('/evaluate/evaluations/{evaluation}', evaluate.showEvaluation),
  get('/evaluate/evaluations/{evaluation}/report', evaluate.reportEvaluation),
  get('/evaluate/evaluations/{evaluation}/replies', evaluate.listReplies),
  get('/evaluate/evaluations/{evaluation}/export', evaluate.exportReplies, {
    bytes: { response: 'application/x-ndjson' },
  }),
  post('/evaluate/evaluations/{evaluation}/cancel', evaluate.cancelEvaluation),
  post('/evaluate/evaluations/{evaluation}/grade', evaluate.gradeEvaluation, accepted),
  post('/evaluate/evaluations/{evaluation}/delete', evaluate.deleteEvaluation),
  get('/evaluate/replies/{reply}', evaluate.showReply),
  get('/evaluate/problems/{problem}', evaluate.historyOfProblem),
  post('/evaluate/replies/{reply}/ruling', evaluate.ruleOnReply, created),
  post('/evaluate/replies/{reply}/ruling/withdraw', evaluate.withdrawRuling),
];
