import type { Command } from 'commander';

/** Where the commands of a noun come from: the verbs of a service, and commands written by hand. */
export type Noun = { verbs?: () => Promise<object>; further?: () => Promise<readonly Further[]> };
type Further = (noun: Command) => unknown;

/** A command loads its own noun and no other: loading all of them takes longer than most commands. */
export const nouns: Record<string, Noun> = {
  account: { verbs: () => import('#lib/services/account/index.ts') },
  projects: { verbs: () => import('#lib/services/projects/index.ts') },
  members: { verbs: () => import('#lib/services/members/index.ts') },
  tokens: { verbs: () => import('#lib/services/tokens/index.ts') },
  seeds: {
    verbs: () => import('#lib/services/seeds/index.ts'),
    further: async () => [(await import('./commands/seeds-import.ts')).addSeedsImport],
  },
  generate: {
    verbs: () => import('#lib/services/generate/index.ts'),
    further: async () => [
      (await import('./commands/generate-start.ts')).addGenerateStart,
      (await import('./commands/generate-plan.ts')).addGeneratePlan,
    ],
  },
  models: { verbs: () => import('#lib/services/models/index.ts') },
  check: { verbs: () => import('#lib/services/check/index.ts') },
  corpus: { verbs: () => import('#lib/services/corpus/index.ts') },
  duplicates: { verbs: () => import('#lib/services/duplicates/index.ts') },
  benchmarks: {
    verbs: () => import('#lib/services/benchmarks/index.ts'),
    further: async () => [(await import('./commands/benchmarks-add.ts')).addBenchmarksAdd],
  },
  comments: { verbs: () => import('#lib/services/comments/index.ts') },
  presence: { verbs: () => import('#lib/services/presence/index.ts') },
  contamination: { verbs: () => import('#lib/services/contamination/index.ts') },
  review: {
    verbs: () => import('#lib/services/review/index.ts'),
    further: async () => [(await import('./commands/review-decide.ts')).addReviewDecide],
  },
  audits: { verbs: () => import('#lib/services/audits/index.ts') },
  queues: { verbs: () => import('#lib/services/queues/index.ts') },
  versions: {
    verbs: () => import('#lib/services/versions/index.ts'),
    further: async () => [
      (await import('./commands/versions-freeze.ts')).addVersionsFreeze,
      (await import('./commands/versions-export.ts')).addVersionsExport,
      (await import('./commands/versions-pull.ts')).addVersionsPull,
      (await import('./commands/versions-verify.ts')).addVersionsVerify,
      (await import('./commands/versions-restore.ts')).addVersionsRestore,
      (await import('./commands/versions-tokenizer.ts')).addVersionsTokenizer,
    ],
  },
  targets: { verbs: () => import('#lib/services/targets/index.ts') },
  train: { verbs: () => import('#lib/services/train/index.ts') },
  evaluate: {
    verbs: () => import('#lib/services/evaluate/index.ts'),
    further: async () => [(await import('./commands/evaluate-import.ts')).addEvaluateImport],
  },
  servers: { verbs: () => import('#lib/services/servers/index.ts') },
  studies: { verbs: () => import('#lib/services/studies/index.ts') },
  views: { verbs: () => import('#lib/services/views/index.ts') },
  webhooks: { verbs: () => import('#lib/services/webhooks/index.ts') },
  'audit-trail': { verbs: () => import('#lib/services/audit-trail/index.ts') },
  settings: { verbs: () => import('#lib/services/settings/index.ts') },
  trainer: { further: async () => [(await import('./commands/trainer.ts')).addTrainer] },
  user: { further: async () => [(await import('./commands/user-create.ts')).addUserCreate] },
  backup: { further: async () => [(await import('./commands/backup.ts')).addBackup] },
  answers: { further: async () => [(await import('./commands/answers.ts')).addAnswers] },
};
