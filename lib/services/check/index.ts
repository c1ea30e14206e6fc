export { type CheckResultRow, listResults } from './list-results.ts';
export { listRules } from './list-rules.ts';
export { recheck } from './recheck.ts';
export { runChecks } from './run-checks.ts';
export { runRecheck } from './run-recheck.ts';
export { type CheckSummary, summarizeChecks } from './summarize.ts';
