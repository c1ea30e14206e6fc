import { type Role, roles } from '#lib/domain/access.ts';

type Who = 'anyone' | 'signed-in' | 'administrator';
type Right = { kind: 'query' | 'command' } & ({ least: Role } | { who: Who });

/**
 * Who may call what, written down beside the code and not taken from it: the least role in the project, or who of the
 * installation; a command changes something. A new verb stands here before it works.
 */
const byRight: Record<string, string> = {
  'viewer query': `
    audits.list audits.preview audits.rows audits.show audits.show-draw audits.show-ruling benchmarks.list
    benchmarks.problems benchmarks.show check.compare-answers check.export-overrides check.extract-answer
    check.judges check.overrides check.results check.rules check.show-override check.solution-steps
    check.summary comments.mentions contamination.hits contamination.show contamination.summary corpus.runs
    corpus.selections corpus.show-run corpus.show-selection corpus.statistics duplicates.list
    duplicates.preview-caps duplicates.show evaluate.compare evaluate.estimate evaluate.export evaluate.history
    evaluate.list evaluate.options evaluate.replies evaluate.reply evaluate.report evaluate.show
    generate.batches generate.estimate generate.estimate-plan generate.export-variants generate.methods
    generate.presets generate.preview-template generate.progress generate.provider-batches generate.requests
    generate.show generate.similar generate.templates generate.variant generate.variant-facets
    generate.variant-position generate.variants generate.yield members.list models.list presence.list
    projects.find projects.get projects.overview projects.settings projects.spending queues.agreement
    queues.item queues.list queues.show review.dashboard review.queue review.reasons review.show seeds.export
    seeds.export-rejects seeds.facets seeds.imports seeds.list seeds.position seeds.show seeds.show-import
    seeds.similar servers.list servers.show studies.export studies.list studies.show train.compare
    train.estimate train.estimate-sweep train.list train.options train.output train.points train.show
    train.show-preview train.show-sweep train.sweeps versions.branches versions.card versions.diff
    versions.diff-rows versions.difficulty versions.export versions.exported-file versions.exports versions.file
    versions.files versions.lengths versions.likeness versions.list versions.origins versions.pairs
    versions.preview versions.pushes versions.recalls versions.restore-preview versions.restores versions.rows
    versions.show versions.show-export versions.tokenizer versions.touched versions.trace versions.verifications
    views.list`,
  'viewer command': `
    comments.done versions.branch versions.cancel-export versions.cancel-verify versions.export-file
    versions.verify views.delete views.save`,
  'annotator query': `
    evaluate.look-at-results seeds.preview`,
  'annotator command': `
    benchmarks.add benchmarks.derive check.again check.judge check.override check.run check.withdraw-override
    comments.add comments.delete comments.edit comments.resolve contamination.remove contamination.scan
    contamination.undo contamination.waive corpus.cancel-run corpus.delete-selection corpus.estimate
    corpus.select duplicates.find duplicates.keep-all duplicates.keep-one duplicates.undo evaluate.cancel
    evaluate.grade evaluate.import-results evaluate.rule evaluate.start evaluate.sweep evaluate.withdraw-ruling
    generate.cancel generate.pause generate.resume generate.retry generate.save-template generate.set-budget
    generate.start generate.start-plan generate.try-template queues.claim queues.renew queues.return queues.skip
    queues.undo queues.vote review.decide review.edit review.mark-step review.restore review.undo
    review.unmark-step seeds.cancel-import seeds.import seeds.restore seeds.set-aside seeds.upload servers.start
    servers.stop studies.create studies.create-example studies.delete studies.edit studies.fit
    studies.from-evaluations studies.restore train.preview train.resume train.start train.stop train.stop-sweep
    train.sweep`,
  'reviewer query': `
    queues.disputes review.export-steps review.preview-matching`,
  'reviewer command': `
    duplicates.apply-caps queues.adjudicate review.decide-matching`,
  'lead query': `
    audit-trail.export audit-trail.list queues.accuracy queues.gold versions.links
    webhooks.list webhooks.list-messages webhooks.show-message`,
  'lead command': `
    audits.close audits.create audits.return-unread audits.rule audits.undo-ruling benchmarks.delete
    check.rely-on-judge corpus.build-indexes evaluate.delete models.delete models.save models.test
    projects.change-settings projects.update queues.create queues.fill queues.mark-gold queues.unmark-gold
    queues.update review.change-reasons train.delete versions.cancel-push versions.create versions.create-link
    versions.delete-export versions.push versions.recall versions.restore versions.revoke-link
    versions.set-tokenizer versions.subset versions.undo-restore versions.withdraw-recall
    webhooks.delete webhooks.rotate-secret webhooks.save webhooks.send-again webhooks.test`,
  'owner query': `
    members.list-invitations`,
  'owner command': `
    members.change-role members.invite members.remove members.revoke-invitation`,
  'anyone query': `
    account.setup-state members.show-invitation versions.linked-file`,
  'anyone command': `
    account.complete-setup account.verify-password members.accept`,
  'signed-in query': `
    account.keys account.show projects.list targets.list tokens.list`,
  'signed-in command': `
    account.change-keys account.change-password projects.create tokens.create tokens.revoke`,
  'administrator query': `
    audit-trail.export-installation audit-trail.list-installation
    account.list-users settings.get`,
  'administrator command': `
    account.create-user account.deactivate-user account.issue-setup-link account.reactivate-user
    account.set-password account.sign-in-external projects.create-demo settings.set targets.check targets.delete
    targets.save`,
};

const rightOf = (words: string): Right => {
  const [who, kind] = words.split(' ') as [Role | Who, Right['kind']];
  return (roles as readonly string[]).includes(who)
    ? { kind, least: who as Role }
    : { kind, who: who as Who };
};

export const accessTable: ReadonlyMap<string, Right> = new Map(
  Object.entries(byRight).flatMap(([words, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rightOf(words)] as const),
  ),
);
