import * as account from '#lib/services/account/index.ts';
import * as auditTrail from '#lib/services/audit-trail/index.ts';
import * as audits from '#lib/services/audits/index.ts';
import * as benchmarks from '#lib/services/benchmarks/index.ts';
import * as check from '#lib/services/check/index.ts';
import * as comments from '#lib/services/comments/index.ts';
import * as contamination from '#lib/services/contamination/index.ts';
import * as corpus from '#lib/services/corpus/index.ts';
import * as duplicates from '#lib/services/duplicates/index.ts';
import * as generate from '#lib/services/generate/index.ts';
import * as members from '#lib/services/members/index.ts';
import * as models from '#lib/services/models/index.ts';
import * as presence from '#lib/services/presence/index.ts';
import * as projects from '#lib/services/projects/index.ts';
import * as queues from '#lib/services/queues/index.ts';
import * as review from '#lib/services/review/index.ts';
import * as seeds from '#lib/services/seeds/index.ts';
import * as settings from '#lib/services/settings/index.ts';
import * as tokens from '#lib/services/tokens/index.ts';
import * as views from '#lib/services/views/index.ts';
import { accepted, created, get, patch, post, remove } from './define-operation.ts';
import { ofEvaluate } from './evaluate-operations.ts';
import type { Operation } from './operation.ts';
import { ofStudies } from './study-operations.ts';
import { ofServers, ofTargets, ofTrain } from './train-operations.ts';
import { ofVersions } from './version-operations.ts';
import { ofWebhooks } from './webhook-operations.ts';

const ofSeeds = [
  get('/seeds', seeds.listSeeds),
  get('/seeds/imports', seeds.listImports),
  post('/seeds/imports', seeds.uploadSeeds, { ...created, bytes: { request: 'application/octet-stream' } }),
  get('/seeds/imports/{import}', seeds.getImport),
  get('/seeds/imports/{import}/rejects', seeds.exportRejects, { bytes: { response: 'text/csv' } }),
  post('/seeds/imports/{import}/preview', seeds.previewImport),
  post('/seeds/imports/{import}/start', seeds.startImport, accepted),
  post('/seeds/imports/{import}/cancel', seeds.cancelImport),
  get('/seeds/facets', seeds.seedFacets),
  get('/seeds/position', seeds.seedPosition),
  post('/seeds/set-aside', seeds.setAsideSeeds),
  post('/seeds/restore', seeds.restoreSeeds),
  post('/seeds/export', seeds.exportSeeds, { bytes: { response: 'application/x-ndjson' } }),
  get('/seeds/{seed}', seeds.getSeed),
  get('/seeds/{seed}/similar', seeds.similarToSeed),
];

const ofGenerate = [
  get('/generate/methods', generate.listMethods),
  get('/generate/yield', generate.showYield),
  get('/generate/templates', generate.listTemplates),
  post('/generate/templates', generate.saveTemplate, created),
  post('/generate/templates/preview', generate.previewTemplate),
  post('/generate/templates/try', generate.tryTemplate),
  post('/generate/estimate', generate.estimateBatch),
  get('/generate/presets', generate.listPresets),
  post('/generate/plans/estimate', generate.estimatePlan),
  get('/generate/batches', generate.listBatches),
  post('/generate/batches', generate.startBatch, accepted),
  post('/generate/plans', generate.startPlan, accepted),
  get('/generate/batches/{batch}', generate.getBatch),
  get('/generate/batches/{batch}/progress', generate.getProgress),
  post('/generate/batches/{batch}/pause', generate.pauseBatch),
  post('/generate/batches/{batch}/resume', generate.resumeBatch, accepted),
  post('/generate/batches/{batch}/budget', generate.setBudget),
  post('/generate/batches/{batch}/cancel', generate.cancelBatch),
  post('/generate/batches/{batch}/retry', generate.retryFailed, accepted),
  get('/generate/batches/{batch}/requests', generate.listRequests),
  get('/generate/batches/{batch}/provider-batches', generate.listProviderBatches),
  get('/generate/variants', generate.listVariants),
  post('/generate/variants/export', generate.exportVariants, { bytes: { response: 'application/x-ndjson' } }),
  get('/generate/variants/facets', generate.variantFacets),
  get('/generate/variants/position', generate.variantPosition),
  get('/generate/variants/{variant}', generate.getVariant),
  get('/generate/variants/{variant}/similar', generate.similarToVariant),
];

const ofCheck = [
  get('/check/rules', check.listRules),
  get('/check/summary', check.summarizeChecks),
  get('/check/judges', check.listJudges),
  post('/check/judges', check.startJudge, accepted),
  get('/check/results', check.listResults),
  post('/check/run', check.runChecks),
  post('/check/judges/rely', check.relyOnJudge, accepted),
  post('/check/again', check.recheck, accepted),
  post('/check/answers/compare', check.compareAnswers),
  post('/check/answers/extract', check.extractAnswer),
  post('/check/answers/steps', check.recomputeSolution),
  get('/check/overrides', check.listOverrides),
  post('/check/overrides', check.overrideAnswer, created),
  get('/check/overrides/export', check.exportOverrides, { bytes: { response: 'application/x-ndjson' } }),
  get('/check/overrides/{override}', check.getOverride),
  post('/check/overrides/{override}/withdraw', check.withdrawOverride),
];

const ofCorpus = [
  get('/corpus/runs', corpus.listRuns),
  get('/corpus/runs/{run}', corpus.showRun),
  post('/corpus/runs/{run}/cancel', corpus.cancelRun),
  post('/corpus/indexes', corpus.buildIndexes, accepted),
  get('/corpus/statistics', corpus.statistics),
  post('/corpus/estimates', corpus.estimate, accepted),
  get('/corpus/selections', corpus.listSelections),
  post('/corpus/selections', corpus.select, accepted),
  get('/corpus/selections/{selection}', corpus.showSelection),
  remove('/corpus/selections/{selection}', corpus.deleteSelection),
];

const ofBenchmarks = [
  get('/benchmarks', benchmarks.listBenchmarks),
  post('/benchmarks', benchmarks.addBenchmark, accepted),
  get('/benchmarks/{benchmark}', benchmarks.showBenchmark),
  post('/benchmarks/{benchmark}/derive', benchmarks.deriveBenchmark, accepted),
  get('/benchmarks/{benchmark}/problems', benchmarks.listBenchmarkProblems),
  remove('/benchmarks/{benchmark}', benchmarks.deleteBenchmark),
];

const ofContamination = [
  get('/contamination/summary', contamination.summarizeContamination),
  post('/contamination/scans', contamination.scanCorpus, accepted),
  get('/contamination/hits', contamination.listHits),
  post('/contamination/hits/remove', contamination.removeContaminated),
  post('/contamination/hits/waive', contamination.waiveHit),
  post('/contamination/hits/undo', contamination.undoContamination),
  get('/contamination/hits/{hit}', contamination.showHit),
];

const ofDuplicates = [
  get('/duplicates', duplicates.listClusters),
  post('/duplicates/runs', duplicates.findDuplicates, accepted),
  post('/duplicates/keep-one', duplicates.keepOneMember),
  post('/duplicates/keep-all', duplicates.keepAllMembers),
  post('/duplicates/undo', duplicates.undoClusters),
  get('/duplicates/caps', duplicates.previewCaps),
  post('/duplicates/caps', duplicates.applyCaps),
  get('/duplicates/{cluster}', duplicates.showCluster),
];

const ofReview = [
  get('/review/dashboard', review.showDashboard),
  get('/review/queue', review.listQueue),
  get('/review/variants/{variant}', review.getReviewItem),
  post('/review/variants/{variant}/edit', review.editVariant),
  post('/review/variants/{variant}/restore', review.restoreRevision),
  post('/review/decisions', review.decide, created),
  post('/review/decisions/matching', review.decideMatching, created),
  post('/review/decisions/matching/preview', review.previewMatching),
  post('/review/undo', review.undo),
  get('/review/reasons', review.listReasons),
  post('/review/reasons', review.saveReasons),
  post('/review/variants/{variant}/steps', review.markStep, created),
  get('/review/steps/export', review.exportStepLabels, { bytes: { response: 'application/x-ndjson' } }),
  post('/review/steps/{label}/withdraw', review.unmarkStep),
];

const ofQueues = [
  get('/queues', queues.listQueues),
  post('/queues', queues.createQueue, created),
  get('/queues/agreement', queues.showAgreement),
  get('/queues/accuracy', queues.showAccuracy),
  get('/queues/gold', queues.listGold),
  post('/queues/gold', queues.markGold, created),
  remove('/queues/gold/{variant}', queues.unmarkGold),
  get('/queues/{queue}', queues.showQueue),
  patch('/queues/{queue}', queues.updateQueue),
  post('/queues/{queue}/fill', queues.fillAgain),
  post('/queues/{queue}/claim', queues.claimItems),
  post('/queues/{queue}/renew', queues.renewLeases),
  post('/queues/{queue}/return', queues.returnItems),
  post('/queues/{queue}/undo', queues.undoVote),
  get('/queues/{queue}/disputes', queues.listDisputes),
  get('/queues/{queue}/items/{variant}', queues.getQueueItem),
  post('/queues/{queue}/items/{variant}/vote', queues.vote, created),
  post('/queues/{queue}/items/{variant}/skip', queues.skipItem),
  post('/queues/{queue}/items/{variant}/adjudicate', queues.adjudicate, created),
];

const ofComments = [
  get('/presence', presence.listPresence),
  post('/comments', comments.addComment, created),
  get('/comments/mentions', comments.listMentions),
  post('/comments/mentions/{comment}/done', comments.doneMention),
  patch('/comments/{comment}', comments.editComment),
  remove('/comments/{comment}', comments.deleteComment),
  post('/comments/{comment}/resolve', comments.resolveComment),
];

const ofAudits = [
  get('/audits', audits.listAudits),
  post('/audits', audits.createAudit, accepted),
  post('/audits/preview', audits.previewAudit),
  get('/audits/rulings/{ruling}', audits.showRuling),
  post('/audits/rulings/{ruling}/undo', audits.undoRuling, accepted),
  get('/audits/{audit}', audits.showAudit),
  get('/audits/{audit}/draw', audits.showDraw),
  get('/audits/{audit}/rows', audits.listAuditRows),
  post('/audits/{audit}/rulings', audits.ruleOnStratum, accepted),
  post('/audits/{audit}/return', audits.returnUnread),
  post('/audits/{audit}/close', audits.closeAudit),
];

const ofViews = [
  get('/views', views.listViews),
  post('/views', views.saveView, created),
  remove('/views/{view}', views.deleteView),
];

const ofModels = [
  get('/models', models.listModels),
  post('/models', models.saveModel),
  post('/models/{model}/test', models.testModel),
  remove('/models/{model}', models.deleteModel),
];

const ofProjects = [
  get('/projects', projects.listProjects),
  post('/projects', projects.createProject, created),
  get('/projects/{project}', projects.getProject),
  patch('/projects/{project}', projects.updateProject),
  get('/projects/{project}/overview', projects.getOverview),
  get('/projects/{project}/spending', projects.getSpending),
  get('/projects/{project}/settings', projects.showProjectSettings),
  patch('/projects/{project}/settings', projects.changeProjectSettings),
  get('/projects/{project}/find', projects.findItems),
];

const ofPeople = [
  get('/members', members.listMembers),
  get('/members/invitations', members.listInvitations),
  post('/members/invitations', members.inviteMember, created),
  remove('/members/invitations/{invitation}', members.revokeInvitation),
  patch('/members/{userId}', members.changeMemberRole),
  remove('/members/{userId}', members.removeMember),
  get('/tokens', tokens.listTokens),
  post('/tokens', tokens.createToken, created),
  remove('/tokens/{token}', tokens.revokeToken),
  get('/account', account.showAccount),
  get('/account/keys', account.showKeys),
  post('/account/keys', account.changeKeys),
  get('/account/users', account.listUsers),
  post('/account/users', account.createUser, created),
  post('/account/users/{email}/deactivate', account.deactivateUser),
  post('/account/users/{email}/reactivate', account.reactivateUser),
  post('/account/users/{email}/password', account.setPassword),
];

const ofInstallation = [
  get('/audit', auditTrail.listAuditEvents),
  get('/audit/export', auditTrail.exportAuditEvents, { bytes: { response: 'application/x-ndjson' } }),
  get('/audit/installation', auditTrail.listInstallationEvents),
  get('/audit/installation/export', auditTrail.exportInstallationEvents, {
    bytes: { response: 'application/x-ndjson' },
  }),
  get('/settings', settings.getSettings),
  patch('/settings', settings.setSettings),
];

/** Every REST operation below /api/v1: the routes and the OpenAPI document are made from this table. */
export const operations: readonly Operation[] = [
  ...ofSeeds,
  ...ofGenerate,
  ...ofCheck,
  ...ofCorpus,
  ...ofDuplicates,
  ...ofBenchmarks,
  ...ofContamination,
  ...ofReview,
  ...ofAudits,
  ...ofComments,
  ...ofQueues,
  ...ofVersions,
  ...ofTrain,
  ...ofEvaluate,
  ...ofStudies,
  ...ofTargets,
  ...ofServers,
  ...ofViews,
  ...ofModels,
  ...ofWebhooks,
  ...ofProjects,
  ...ofPeople,
  ...ofInstallation,
];
