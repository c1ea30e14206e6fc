export { compareAnswers } from './compare-answers.ts';
export { extractAnswer } from './extract-answer.ts';
export { type CheckResultRow, listResults } from './list-results.ts';
export { listRules } from './list-rules.ts';
export { recheck } from './recheck.ts';
export { runChecks } from './run-checks.ts';
export { runRecheck } from './run-recheck.ts';
export { recomputeSolution } from './solution-steps.ts';
export { type CheckSummary, summarizeChecks } from './summarize.ts';
